"""Mode Rapat in front of people: keys, a village asked for, sizes, and nothing of Streamlit's."""

import pytest

from .conftest import PASSWORD, create_person, serious, serve_office, settled

LONGEST = ("kab=36.03", "kab=36.74&kec=36.74.01")
SIZES = ((1280, 720), (1920, 1080), (390, 844))
CHROME = ("stSidebar", "stHeader", "stToolbar", "stDecoration", "stStatusWidget")
MEASURE = """() => {
  const room = document.querySelector('[data-testid=stBidiComponentIsolated]').shadowRoot;
  const said = [];
  for (const part of room.querySelectorAll('.meeting *')) {
    if (!part.offsetParent || part.closest('svg, .unseen')) continue;
    const words = [...part.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!words || getComputedStyle(part).visibility === 'hidden') continue;
    const size = parseFloat(getComputedStyle(part).fontSize), box = part.getBoundingClientRect();
    if (size < 18) said.push(`${size} px: ${part.textContent}`);
    const wide = part.clientWidth && part.scrollWidth > part.clientWidth + 1;
    if (wide) said.push(`wide: ${part.textContent}`);
    if (box.right > innerWidth + 1 || box.left < -1) said.push(`outside: ${part.textContent}`);
  }
  const main = room.querySelector('main');
  if (innerWidth > 760 && main.scrollHeight > main.clientHeight) said.push('scene is too high');
  if (document.documentElement.scrollWidth > innerWidth) said.push('page is too wide');
  return said;
}"""


@pytest.fixture
def meet(browser, address):
    """Opens a link of the mode and waits for its scene; ``pages`` keeps what is open."""
    contexts, errors = [], []

    def opened(path, *, width=1280, height=720, scheme="light"):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="id-ID"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address + path)
        page.locator(".scene h1:visible").wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


def scene(page):
    return page.locator("[aria-current=step]").inner_text()[0]


def test_from_a_page_through_five_scenes_and_back_to_it(open_page):
    page = open_page("/sosialisasi?data=simulasi&kab=36.02", width=1280, height=720)
    page.get_by_role("button", name="Mode Rapat").click()
    page.locator(".scene h1:visible").wait_for()
    assert "Kab. Lebak" in page.locator("header .filter").inner_text()
    for key, expected in (
        *(("ArrowRight", "2"), ("PageDown", "3"), (" ", "4"), ("ArrowRight", "5")),
        *(("ArrowRight", "5"), ("PageUp", "4"), ("Home", "1"), ("End", "5")),
    ):
        page.keyboard.press(key)
        assert scene(page) == expected
    assert "adegan=5" in page.url
    page.keyboard.press("Escape")
    settled(page)
    assert "/sosialisasi?" in page.url and "kab=36.02" in page.url
    assert "rapat" not in page.url and "adegan" not in page.url
    assert "Kab. Lebak" in page.locator(".pb-filter").inner_text()


def test_a_saved_link_opens_its_scene_without_anything_of_the_frame(meet):
    page = meet("/?rapat=1&data=simulasi&kab=36.02&adegan=3")
    assert scene(page) == "3"
    assert "Kab. Lebak" in page.locator("header .filter").inner_text()
    for name in CHROME:
        assert not page.locator(f"[data-testid={name}]").is_visible()


def test_a_village_typed_answers_and_gives_the_scene_back(meet):
    page = meet("/?rapat=1&data=simulasi&kab=36.02&adegan=2")
    page.keyboard.type("pulo panjang")
    page.get_by_role("option", name="Pulo Panjang — Kec. Pulo Ampel, Kab. Serang").click()
    answer = page.locator(".answer").inner_text()
    for words in ("Pulo Panjang", "Sosialisasi terakhir", "Jatuh tempo", "Rencana berikut"):
        assert words in answer
    page.keyboard.press("Escape")
    assert not page.locator(".question").is_visible()
    assert scene(page) == "2" and "rapat=1" in page.url


def test_turning_and_answering_send_nothing(browser, address):
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page, sent = context.new_page(), []

    def note(frame):
        sent.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    page.goto(f"{address}/?rapat=1&data=simulasi")
    page.locator(".scene h1:visible").wait_for()
    page.wait_for_function(
        "() => document.querySelector('.stApp').dataset.testScriptState === 'notRunning'"
    )
    before = len(sent)
    for key in ("ArrowRight", "c", "i", "Escape", "ArrowRight", "Home"):
        page.keyboard.press(key)
    assert scene(page) == "1" and len(sent) == before
    context.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("query", LONGEST)
def test_words_are_large_and_stay_in_their_boxes(meet, query, size):
    page = meet(f"/?rapat=1&data=simulasi&{query}", width=size[0], height=size[1])
    for number in "12345":
        page.keyboard.press(number)
        assert page.evaluate(MEASURE) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(meet, scheme):
    page = meet("/?rapat=1&data=simulasi&kab=36.02", scheme=scheme)
    for number in "12345":
        page.keyboard.press(number)
        assert serious(page) == []
    page.keyboard.type("pulo panjang")
    page.keyboard.press("Enter")
    assert serious(page) == []


def test_it_turns_by_itself_until_somebody_steps_in(meet):
    page = meet("/?rapat=1&data=simulasi")
    page.clock.install()
    page.get_by_role("button", name="Berganti sendiri").click()
    page.clock.fast_forward(21_000)
    assert scene(page) == "2"
    page.keyboard.press("ArrowRight")
    page.clock.fast_forward(60_000)
    assert scene(page) == "3"


def test_whoever_is_signed_out_signs_in_and_is_in_the_meeting(tmp_path_factory, browser):
    folder = tmp_path_factory.mktemp("rapat")
    create_person(folder, "budi@kantor.id", "Budi", "viewer")
    for office in serve_office(folder):
        page = browser.new_context(locale="id-ID").new_page()
        page.goto(f"{office}/?rapat=1&kab=36.02&adegan=3")
        page.get_by_role("link", name="Masuk").first.click()
        page.fill("[name=email]", "budi@kantor.id")
        page.fill("[name=sandi]", PASSWORD)
        page.get_by_role("button").first.click()
        page.locator(".scene h1:visible").wait_for()
        assert scene(page) == "3" and "Kab. Lebak" in page.locator("header .filter").inner_text()
        page.context.close()
