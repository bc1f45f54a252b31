// Bantin's one script. Every page is whole without it: each part looks for its element first,
// and takes its words from the page.
"use strict";
{
  const texts = document.currentScript.dataset;
  const field = document.querySelector('input[type="search"][name="q"]');

  const isTyping = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  const isPlain = (event) => !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing);

  const make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  /* What may be typed next: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */

  const WAIT = 100; // milliseconds without a key
  const KEPT = 50; // answers

  const suggestFor = (field) => {
    const list = make("div", { id: "goi-y", class: "suggestions", role: "listbox", "aria-label": texts.list, hidden: "" });
    const status = make("div", { class: "unseen", role: "status" });
    const known = new Map();
    let options = [];
    let active = -1;
    let asked = null; // the text whose answer is shown or awaited
    let running = null;
    let timer = 0;
    let isComposing = false;

    const set = {
      role: "combobox", "aria-controls": list.id, "aria-expanded": "false",
      "aria-autocomplete": "list", "aria-haspopup": "listbox", autocomplete: "off",
    };
    for (const [key, value] of Object.entries(set)) field.setAttribute(key, value);
    field.after(list, status);

    const choose = (number) => {
      options[active]?.setAttribute("aria-selected", "false");
      active = number;
      const option = options[active];
      if (!option) return field.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    };

    const open = (isOpen) => {
      isOpen &&= options.length > 0;
      list.hidden = !isOpen;
      field.setAttribute("aria-expanded", String(isOpen));
      choose(-1);
    };

    // The search for a phrase keeps the filters of the page, for which its number is not known.
    const isFiltered = () => [...field.form.elements].some((each) => /^(org|place|source|from|to|duplicates)$/.test(each.name) && each.value);

    const show = ([, names, notes, addresses, { groups }]) => {
      options = names.map((name, number) =>
        make("a", { id: `goi-y-${number}`, role: "option", tabindex: "-1", "aria-selected": "false", href: addresses[number] },
          make("span", {}, name), ...(notes[number] ? [" ", make("span", { class: "count" }, notes[number])] : [])));
      if (isFiltered()) for (const each of options.slice(0, groups[0]?.kind === "phrase" ? groups[0].count : 0)) each.querySelector(".count")?.remove();
      let done = 0;
      list.replaceChildren(...groups.map(({ kind, label, count }) => {
        const name = `goi-y-${kind}`;
        const members = options.slice(done, (done += count));
        for (const each of members) each.dataset.kind = kind;
        return make("div", { role: "group", "aria-labelledby": name },
          make("div", { id: name, class: "kind", role: "presentation" }, label), ...members);
      }));
      open(true);
      status.textContent = options.length ? texts.count.replace("#", options.length) : texts.none;
    };

    const forget = () => {
      asked = null;
      options = [];
      running?.abort();
      clearTimeout(timer);
      open(false);
      status.textContent = "";
    };

    // Only the answer to the last text is shown, so none can overtake another.
    const ask = async () => {
      const text = field.value.normalize("NFC").trimStart();
      if (text === asked) return;
      if (!text) return forget();
      asked = text;
      running?.abort();
      if (!known.has(text)) {
        const request = (running = new AbortController());
        try {
          const response = await fetch(`${texts.suggestions}?q=${encodeURIComponent(text)}`, { signal: request.signal });
          if (!response.ok) throw new Error(response.statusText);
          known.set(text, await response.json());
        } catch {
          if (asked === text) forget();
          return;
        }
        if (known.size > KEPT) known.delete(known.keys().next().value);
      }
      if (asked === text && document.activeElement === field) show(known.get(text));
    };

    const askSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    };

    // A phrase is searched for under the filters of the page; all else has a page of its own.
    const follow = (option) => {
      if (option.dataset.kind !== "phrase") return location.assign(option.href);
      field.value = option.firstChild.textContent;
      forget();
      field.form.requestSubmit();
    };

    const keys = {
      ArrowDown: () => (list.hidden ? (options.length ? open(true) : askSoon()) : choose(active + 1 < options.length ? active + 1 : -1)),
      ArrowUp: () => (list.hidden ? open(true) : choose(active < 0 ? options.length - 1 : active - 1)),
      Home: () => active >= 0 && choose(0),
      End: () => active >= 0 && choose(options.length - 1),
      Enter: () => active >= 0 && follow(options[active]),
      Escape: () => !list.hidden && open(false),
    };

    // Until a composition ends, its text and its keys belong to the input method: they are read,
    // never answered. Some browsers tell of them only by the code 229.
    field.addEventListener("compositionstart", () => { isComposing = true; });
    field.addEventListener("compositionend", () => { isComposing = false; askSoon(); });
    field.addEventListener("input", askSoon);
    field.addEventListener("keydown", (event) => {
      if (isComposing || !isPlain(event) || event.keyCode === 229) return;
      if (event.key === "Tab") open(false);
      const act = keys[event.key];
      if (act && act() !== false) event.preventDefault();
    });
    field.addEventListener("blur", () => open(false));
    // The field keeps the focus while an option is pressed.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (!option || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      follow(option);
    });
    field.form.addEventListener("submit", forget);
    addEventListener("pageshow", forget);
  };

  /* One press empties the field, where a link can only do so by another page. */

  const clearable = (field) => {
    const button = make("button", { type: "button", class: "wipe", "aria-label": texts.clear }, "×");
    const show = () => { button.hidden = !field.value; };
    field.parentElement.querySelector("a.wipe")?.remove();
    field.after(button);
    show();
    field.addEventListener("input", show);
    addEventListener("pageshow", show);
    button.addEventListener("click", () => {
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
  };

  if (field?.form) {
    suggestFor(field);
    clearable(field);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || !isPlain(event) || isTyping(event.target)) return;
      event.preventDefault();
      field.focus();
      field.select();
    });
  }

  /* The drawer of filters is an address, so that it opens without scripts. While it is open, the
     focus stays in it; Escape closes it: https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/ */

  const drawer = document.getElementById("bo-loc");
  const opener = document.querySelector(".open-filters");
  if (drawer && opener) {
    const outside = document.querySelectorAll(".skip, header, footer, #ket-qua");
    const close = drawer.querySelector(".close");
    const stops = () => [...drawer.querySelectorAll("a, button, input, summary")].filter((each) => each.tabIndex >= 0 && each.getClientRects().length);
    let isOpen = false;
    const follow = () => {
      const wasOpen = isOpen;
      isOpen = location.hash === "#bo-loc" && getComputedStyle(drawer).position === "fixed";
      for (const each of outside) each.inert = isOpen;
      drawer.setAttribute("role", isOpen ? "dialog" : "complementary");
      drawer.ariaModal = isOpen ? "true" : null;
      if (isOpen !== wasOpen) (isOpen ? close : opener).focus();
    };
    drawer.addEventListener("keydown", (event) => {
      if (!isOpen || !isPlain(event)) return;
      if (event.key === "Escape") close.click();
      if (event.key !== "Tab") return;
      const all = stops();
      const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
      if (document.activeElement !== from) return;
      event.preventDefault();
      to.focus();
    });
    addEventListener("hashchange", follow);
    addEventListener("resize", follow);
    follow();
  }

  /* From mark to mark: the links of the page, and the keys n and p. */

  const marked = document.querySelectorAll(".found");
  const goTo = (hash) => {
    location.replace(hash); // a walk is one step of the reader's history, not many
    document.querySelector(hash)?.focus({ preventScroll: true });
  };
  const walk = (step) => {
    const at = Number(/^#dau-(\d+)$/.exec(location.hash)?.[1] ?? (step > 0 ? 0 : 1));
    goTo(`#dau-${((at - 1 + step + marked.length) % marked.length) + 1}`);
  };
  if (marked.length) {
    for (const each of marked) each.tabIndex = -1;
    for (const each of document.querySelectorAll("[data-keys]")) each.hidden = false;
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.('a[href^="#dau-"]');
      if (!link) return;
      event.preventDefault();
      goTo(link.hash);
    });
    document.addEventListener("keydown", (event) => {
      const step = { n: 1, p: -1 }[event.key];
      if (!step || !isPlain(event) || isTyping(event.target)) return;
      event.preventDefault();
      walk(step);
    });
  }

  /* The size of a bulletin's text, kept by this browser and told to nobody. */

  const sizes = document.querySelector("[data-sizes]");
  if (sizes) {
    const buttons = [...sizes.querySelectorAll("button")];
    const set = (size) => {
      document.documentElement.dataset.size = size;
      for (const each of buttons) each.setAttribute("aria-pressed", String(each.value === size));
    };
    let kept = null;
    try {
      kept = localStorage.getItem("size");
    } catch { /* a browser that keeps nothing */ }
    set(buttons.some((each) => each.value === kept) ? kept : buttons[0].value);
    sizes.hidden = false;
    sizes.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      set(button.value);
      try {
        localStorage.setItem("size", button.value);
      } catch { /* the same */ }
    });
  }

  /* A text to take along. */

  for (const button of document.querySelectorAll("[data-copies]")) {
    const source = document.getElementById(button.dataset.copies);
    const said = button.nextElementSibling;
    button.hidden = false;
    button.addEventListener("click", async () => {
      getSelection().selectAllChildren(source);
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
      } catch { // without https there is no clipboard but this one
        document.execCommand("copy");
      }
      said.textContent = button.dataset.done;
    });
  }
}
