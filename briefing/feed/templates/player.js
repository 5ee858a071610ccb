// Makes a page's player follow along: chapters jump, the transcript shows where we are.
// Everything here is an extra; without it the audio element and the links still work.
"use strict";
for (const box of document.querySelectorAll("[data-player]")) {
  const audio = box.querySelector("audio");
  const wave = box.querySelector("[data-wave]");
  const transcript = document.querySelector(".transcript");
  const phrases = transcript ? [...transcript.querySelectorAll("[data-start]")] : [];
  const chapters = [...document.querySelectorAll(".chapters [data-start]")];
  const start = (element) => Number(element.dataset.start);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let follow = null;

  const go = (seconds) => {
    audio.currentTime = seconds;
    audio.play().catch(() => {});
  };
  const button = (text, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  };
  const controls = document.createElement("div");
  controls.className = "controls";
  controls.append(
    button("Back 15 s", () => { audio.currentTime = Math.max(0, audio.currentTime - 15); }),
    button("Forward 30 s", () => { audio.currentTime += 30; }),
  );
  const speed = document.createElement("select");
  speed.setAttribute("aria-label", "Speed");
  for (const rate of [0.8, 1, 1.2, 1.5, 1.8, 2]) {
    speed.append(new Option(`${rate}×`, rate, rate === 1, rate === 1));
  }
  speed.addEventListener("change", () => { audio.playbackRate = Number(speed.value); });
  controls.append(speed);
  if (phrases.length) {
    const label = document.createElement("label");
    follow = document.createElement("input");
    follow.type = "checkbox";
    follow.checked = true;
    label.append(follow, "Follow the words");
    controls.append(label);
    transcript.classList.add("live");
  }
  audio.after(controls);

  // The last element that has begun, found by halving: transcripts may be long.
  const current = (elements, now) => {
    let low = 0;
    let high = elements.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (start(elements[middle]) <= now + 0.05) low = middle + 1; else high = middle;
    }
    return low ? elements[low - 1] : null;
  };
  const marked = new Map();
  const mark = (elements, name, now) => {
    const next = current(elements, now);
    const previous = marked.get(name);
    if (next === previous) return;
    previous?.removeAttribute("aria-current");
    next?.setAttribute("aria-current", "true");
    marked.set(name, next);
    if (name === "phrase" && next && follow?.checked && !audio.paused) {
      const place = next.getBoundingClientRect();
      if (place.top < 0 || place.bottom > innerHeight) {
        next.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
      }
    }
  };
  let done = null;
  const show = () => {
    const now = audio.currentTime;
    mark(phrases, "phrase", now);
    mark(chapters, "chapter", now);
    if (done && audio.duration) done.style.width = `${(100 * now) / audio.duration}%`;
  };
  audio.addEventListener("timeupdate", show);
  audio.addEventListener("seeked", show);

  for (const chapter of chapters) {
    chapter.addEventListener("click", (event) => {
      event.preventDefault();
      history.replaceState(null, "", `#t=${chapter.dataset.start}`);
      go(start(chapter));
    });
  }
  transcript?.addEventListener("click", (event) => {
    const phrase = event.target.closest("[data-start]");
    if (phrase && getSelection().isCollapsed) go(start(phrase));
  });
  if (wave) {
    done = document.createElement("div");
    done.className = "done";
    wave.append(done);
    wave.classList.add("live");
    wave.addEventListener("click", (event) => {
      const place = wave.getBoundingClientRect();
      if (audio.duration) go(((event.clientX - place.left) / place.width) * audio.duration);
    });
  }
  const wanted = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
  if (wanted) audio.currentTime = Number(wanted[1]);
}
