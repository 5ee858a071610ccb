// Reads a feed with podcast-partytime and tells, as JSON, what it understood.
// node partytime.mjs FEED_URL   (NODE_PATH names the folder of the packages)
import { createRequire } from "node:module";

const require = createRequire(`${process.env.NODE_PATH}/`);
const { parseFeed } = require("podcast-partytime");
const reply = await fetch(process.argv[2]);
const feed = parseFeed(await reply.text(), { allowMissingGuid: false });
console.log(JSON.stringify(feed, null, 1));
