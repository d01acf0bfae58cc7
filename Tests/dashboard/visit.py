"""Goes through the dashboard in a headless Chromium, with the keyboard alone and without script.

Run by `run`, which says how. Prints a line for each thing that holds, keeps pictures of all pages
in the folder that is named, and exits with 1 when something does not hold.
"""

import csv
import hashlib
import json
import os
import pathlib
import shutil
import sys
import urllib.request

from playwright.sync_api import sync_playwright

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cloud-demo"))

import demo  # noqa: E402

# How a page is looked at: its name in the pictures, its width, and the system's colours.
LOOKS = [("light", 1280, "light"), ("dark", 1280, "dark"),
         ("phone", 360, "light"), ("phone-dark", 360, "dark")]
PAGES = {"stores": "/", "today": "/stores/s1", "day": "/stores/s1?day=2026-06-01",
         "checks": "/stores/s1/checks", "check": "/stores/s1/checks?number=10001",
         "no-check": "/stores/s1/checks?number=777", "prices": "/stores/s1/prices",
         "review": "/stores/s1/review", "nowhere": "/stores/none"}

faults = 0


def hold(is_so, what):
    """Says whether it is so, and remembers when it is not."""
    global faults
    faults += not is_so
    print(f"{'ok   ' if is_so else 'FAIL '} {what}")


class Visitor:
    """Somebody with a keyboard, at a browser that runs no script."""

    def __init__(self, browser, cloud, width, colours):
        self.cloud = cloud
        self.page = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=colours, base_url=cloud.url,
            java_script_enabled=False).new_page()
        self.complaints = []
        self.page.on("console", lambda said: self.complaints.append(said.text))

    def send(self):
        """Presses Enter where the focus is, and waits for the page that comes."""
        self.focus.wait_for()
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, text):
        """Types over what is in the field."""
        self.focus.wait_for()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    @property
    def focus(self):
        """What has the keyboard's focus."""
        return self.page.locator(":focus")

    def tab_to(self, selector):
        """Presses Tab until the focus is there."""
        for _ in range(300):
            if self.page.locator(f"{selector}:focus").count():
                return
            self.page.keyboard.press("Tab")
        hold(False, f"Tab reaches {selector} on {self.page.url}")

    def sign_in(self, password):
        """From the empty form, which has the focus."""
        self.page.goto("/sign-in")
        self.page.locator("#tenant:focus").wait_for()
        self.page.keyboard.type("harbor")
        self.page.keyboard.press("Tab")
        self.page.keyboard.type("owner")
        self.page.keyboard.press("Tab")
        self.page.keyboard.type(password)
        self.send()

    def text(self, selector="main"):
        return self.page.locator(selector).inner_text()


def reject(cloud):
    """Pushes an event of another enterprise, which the cloud keeps as rejected."""
    payload = {"value": "Rival Grill"}
    canonical = json.dumps(payload, sort_keys=True, separators=(",", ":")).encode()
    digest = hashlib.sha256(canonical).hexdigest()
    event = {"eventId": "01970000-0000-7000-8000-000000000001", "tenantId": "rival",
             "storeId": "s1", "aggregateType": "config", "aggregateId": "store.name",
             "version": 1, "type": "config.update", "at": "2026-06-01T12:00:00.000Z",
             "actor": {"deviceId": "L2", "userId": "u"}, "clock": {"lamport": 1, "deviceId": "L2"},
             "seq": 1, "payload": payload, "payloadSha256": digest}
    request = urllib.request.Request(
        f"{cloud.url}/events/ingest", json.dumps({"events": [event]}).encode(),
        {"Authorization": f"Bearer {cloud.token}", "Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        hold(json.load(answer)["results"][0]["status"] == "REJECTED", "an event is rejected")


def change_at_the_till(till, cloud, price):
    """A new price of the burger on the till, which has yet to hear what the cloud changed."""
    menu = cloud.folder / "menu.csv"
    with open(demo.ROOT / "Resources" / "demo" / "menu.csv") as file:
        rows = list(csv.DictReader(file))
    rows[0]["price"] = price
    with open(menu, "w", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows[:1])
    till.pos("import", "menu", menu)


def change_prices(visitor):
    """By the keyboard: a price, one that is none, nothing, and a discount."""
    visitor.page.goto("/stores/s1/prices")
    price = "#p0"
    visitor.tab_to(price)
    visitor.type("8.75")
    visitor.send()
    hold(visitor.focus.get_attribute("id") == "p0", "the focus is on the price that was saved")
    hold(visitor.focus.input_value() == "8.75", "the saved price is shown")
    hold("Saved. The lanes get it now." in visitor.text("#pn0"), "a note beside it says so")
    visitor.type("8,x")
    visitor.send()
    hold(visitor.focus.get_attribute("aria-invalid") == "true", "what is no price is marked")
    hold("Not saved" in visitor.text("#pn0"), "and not saved")
    visitor.type("0")
    visitor.send()
    hold("Save again when it is to cost nothing" in visitor.text("#pn0"), "0 is asked for twice")
    visitor.page.goto("/stores/s1/prices")
    hold(visitor.page.input_value(price) == "8.75", "and not saved before")
    visitor.tab_to(price)
    visitor.type("0")
    visitor.send()
    visitor.send()
    hold(visitor.focus.input_value() == "0.00", "the second time it is saved")
    visitor.type("8.80")
    visitor.send()
    hold(visitor.focus.input_value() == "8.80", "and may be changed back")
    visitor.tab_to("#d0")
    value = visitor.page.input_value("#d0")
    visitor.type("7")
    visitor.send()
    hold(visitor.focus.get_attribute("id") == "d0", "the focus is on the discount that was saved")
    visitor.type(value)
    visitor.send()
    hold("Saved" in visitor.text("#dn0"), "a note beside it says so")


def look_up(visitor):
    """By the keyboard: a check and its life."""
    visitor.page.goto("/stores/s1/checks")
    visitor.type("10001")
    visitor.send()
    hold("Check 10001" in visitor.text(), "a check is found by its number")
    hold("Ana Silva" in visitor.text(".life"), "its life says who, by name")
    hold("019" not in visitor.page.locator(".life li > span").first.inner_text(), "and by no id")


def review(visitor):
    """By the keyboard: the conflict is done, the rejected item is tried again."""
    visitor.page.goto("/stores/s1/review")
    done = visitor.page.get_by_role("button", name="Done")
    count = done.count()
    hold(count > 0, "a price changed in two places waits for somebody")
    visitor.tab_to("form[action*='/review/'] button")
    visitor.send()
    hold(visitor.focus.inner_text() == "Done.", "the focus is on what is said about it")
    hold(done.count() == count - 1, "it waits no more")
    visitor.tab_to("form[action*='/rejected/'] button")
    visitor.send()
    hold("Not taken" in visitor.focus.inner_text(), "what is tried again and refused says so")


def walk(visitor, pictures, look):
    """Every page, as somebody sees it."""
    for name, path in PAGES.items():
        visitor.page.goto(path)
        page = visitor.page
        page.screenshot(path=pictures / f"{name}-{look}.png", full_page=True)
        wide = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        hold(wide[0] <= wide[1], f"{name} {look} fits its width ({wide[0]} of {wide[1]})")
        hold(page.locator("h1").count() == 1, f"{name} {look} has one heading")
        nameless = page.evaluate(
            "[...document.querySelectorAll('input:not([type=hidden])')]"
            ".filter(field => !field.labels.length).length")
        hold(nameless == 0, f"{name} {look} has a label for each field")


def main(pictures):
    pictures.mkdir(parents=True, exist_ok=True)
    with demo.Cloud() as cloud, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        till = demo.Till(cloud)
        till.replay("plain-sale.keys")
        till.sync("101", ".pay cash", "2*303", ".pay cash")
        reject(cloud)
        visitor = Visitor(chromium, cloud, 1280, "light")
        visitor.sign_in("a wrong password")
        hold("not right" in visitor.text(), "a wrong password does not open")
        hold(visitor.focus.get_attribute("id") == "password", "the focus is on the password")
        visitor.page.screenshot(path=pictures / "sign-in-wrong.png")
        visitor.sign_in(cloud.password)
        hold(visitor.text("h1") == "Stores", "the right one does")
        visitor.page.keyboard.press("Tab")
        hold(visitor.focus.inner_text() == "Skip to the content", "Tab begins with a way past")
        visitor.page.keyboard.press("Enter")
        hold(visitor.focus.get_attribute("id") == "main", "and that leads to the content")
        change_prices(visitor)
        visitor.page.screenshot(path=pictures / "saved.png")
        change_at_the_till(till, cloud, "8.60")
        till.sync()
        for look, width, colours in LOOKS:
            other = Visitor(chromium, cloud, width, colours)
            other.page.goto("/")
            other.page.screenshot(path=pictures / f"sign-in-{look}.png")
            other.sign_in(cloud.password)
            hold(other.text("h1") == "Stores", f"{look}: signed in")
            walk(other, pictures, look)
            faulty = [text for text in other.complaints if "404" not in text]
            hold(not faulty, f"the browser complains about nothing {faulty[:2]}")
        look_up(visitor)
        review(visitor)
        visitor.tab_to(".leave button")
        visitor.send()
        hold(visitor.text("h1") == "Sign in", "signing out leads to the form")
        visitor.page.goto("/stores/s1/prices")
        hold(visitor.text("h1") == "Sign in", "and closes all pages")
        chromium.close()
    print(f"faults: {faults}; pictures in {pictures}")
    sys.exit(1 if faults else 0)


if len(sys.argv) != 2:
    raise SystemExit("usage: run PICTURES")
main(pathlib.Path(os.path.abspath(sys.argv[1])))
