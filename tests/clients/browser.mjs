// Opens the pages of a show as a listener does and tells, as JSON, what happened.
// node browser.mjs CHROMIUM HOME_PAGE EPISODE_PAGE   (NODE_PATH names the folder of the packages)
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.env.NODE_PATH}/`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [program, home, episode] = process.argv.slice(2);
const host = new URL(home).host;
const said = { console: [], outside: [], failed: [], faults: {}, rules: [] };

const watched = async (browser, options) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) said.console.push(message.text());
  });
  page.on("pageerror", (error) => said.console.push(String(error)));
  page.on("request", (request) => {
    if (new URL(request.url()).host !== host) said.outside.push(request.url());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) said.failed.push(`${response.status()} ${response.url()}`);
  });
  return page;
};
const judged = async (page, name) => {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate(() => axe.run());
  said.rules.push(passes.length);
  said.faults[name] = violations.map(({ id, impact, nodes }) => ({
    id, impact, where: nodes.map((node) => node.target.join(" ")),
  }));
};
const now = (page) => page.evaluate(() => {
  const text = (selector) => document.querySelector(selector)?.textContent.trim() ?? null;
  const audio = document.querySelector("audio");
  return {
    time: audio.currentTime,
    paused: audio.paused,
    phrase: text(".transcript [data-start][aria-current]"),
    chapter: text(".chapters [data-start][aria-current]"),
  };
});

const browser = await chromium.launch({
  executablePath: program,
  args: ["--no-sandbox", "--mute-audio"],
});
try {
  for (const [name, options] of [
    ["light", {}],
    ["dark", { colorScheme: "dark" }],
    ["telephone", { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }],
  ]) {
    const page = await watched(browser, options);
    for (const [kind, address] of [["home", home], ["episode", episode]]) {
      await page.goto(address, { waitUntil: "networkidle" });
      await judged(page, `${kind}, ${name}`);
      said[`${kind} is wider than a ${name} screen`] = await page.evaluate(
        () => document.documentElement.scrollWidth > innerWidth,
      );
    }
    await page.context().close();
  }

  const page = await watched(browser, {});
  await page.goto(episode, { waitUntil: "networkidle" });
  const chapters = page.locator(".chapters [data-start]");
  said.chapters = await chapters.evaluateAll((all) => all.map((one) => Number(one.dataset.start)));
  const started = page.waitForFunction(() => document.querySelector("audio").currentTime > 1);
  await page.locator("audio").focus();
  await page.keyboard.press("Space");
  await started;
  said.playing = await now(page);
  await chapters.last().click();
  await page.waitForFunction(
    (start) => document.querySelector("audio").currentTime > start + 0.5, said.chapters.at(-1),
  );
  said.jumped = await now(page);
  const phrase = page.locator(".transcript [data-start]").nth(3);
  said.phrase = await phrase.evaluate((one) => ({
    start: Number(one.dataset.start), end: Number(one.dataset.end), text: one.textContent.trim(),
  }));
  await phrase.click();
  await page.waitForFunction((wanted) => {
    const audio = document.querySelector("audio");
    return audio.currentTime < wanted.end && audio.currentTime > wanted.start + 0.2;
  }, said.phrase);
  said.clicked = await now(page);
  await page.waitForFunction((text) => {
    const current = document.querySelector(".transcript [data-start][aria-current]");
    return current && current.textContent.trim() !== text;
  }, said.phrase.text);
  said.followed = await now(page);
  await page.context().close();

  const plain = await watched(browser, { javaScriptEnabled: false });
  await plain.goto(episode, { waitUntil: "networkidle" });
  said.withoutScript = {
    controls: await plain.locator("audio[controls]").count(),
    words: (await plain.locator(".transcript").innerText()).length,
    chapters: await plain.locator(".chapters a[href*='#t=']").count(),
  };
} finally {
  await browser.close();
}
console.log(JSON.stringify(said, null, 1));
