"""The notebooks in JupyterLab, as a reader has them: opened in a browser, Run All chosen."""

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, TimeoutError

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
WHOLE = ("01-", "09-")  # the key notebook, and the one that brings its own corpus
PATIENCE = 300  # seconds: only a machine that is overloaded needs them
SOON = 30_000  # milliseconds: what is there already is drawn
# Lab asks the network for news and new versions, and whether it may: not here.
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}
OPTIONS = [
    "--no-browser",
    "--allow-root",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port=0",  # any that is free; its own file in the runtime folder tells which
    "--LabApp.extension_manager=readonly",
    "--LanguageServerManager.autodetect=False",
]
# JupyterLab, which ends as soon as nobody holds the other end of its input: also if the test run was killed.
SERVER = """
import os, signal, sys, threading
from jupyterlab.labapp import main
def end():
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGTERM)
threading.Thread(target=end, daemon=True).start()
main()
"""
# What is run before the kernel is connected is lost now and then. Lab's progress ring says idle from the
# start; the status bar does not, and the server counts the connections.
CONNECTED = """async path => {
    const status = document.querySelector(`.jp-StatusBar-TextItem[title="Change kernel for ${path}"]`);
    const sessions = await (await fetch("/api/sessions")).json();
    const kernel = sessions.find(session => session.path === path)?.kernel;
    const connected = kernel?.execution_state === "idle" && kernel.connections > 0;
    return connected && status?.textContent.endsWith("| Idle");
}"""
SHOWN = """() => [...document.querySelectorAll(".jp-OutputArea-output.jp-RenderedHTML")].map(output => ({
    text: output.textContent,
    visible: output.checkVisibility() && output.getBoundingClientRect().height > 0,
    unlit: [...output.querySelectorAll("mark")].filter(
        mark => getComputedStyle(mark).backgroundColor === "rgba(0, 0, 0, 0)").length,
}))"""
TEXTS = "pages => pages.map(page => new DOMParser().parseFromString(page, 'text/html').body.textContent)"
PROMPTS = "[...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].map(prompt => prompt.textContent)"
ERRORS = "[data-mime-type='application/vnd.jupyter.error'], [data-mime-type='application/vnd.jupyter.stderr']"
DRAWN = "[...document.querySelectorAll('.jp-OutputArea-output img')].filter(img => img.naturalWidth).length"
CLOSED = """async ([path, token]) => {
    const sessions = await (await fetch("/api/sessions")).json();
    for (const {id} of sessions.filter(session => session.path === path))
        await fetch(`/api/sessions/${id}`, {method: "DELETE", headers: {Authorization: `token ${token}`}});
}"""


class Lab(NamedTuple):
    """A running server: its address, its token, and the folder that it shows."""

    url: str
    token: str
    folder: Path


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory) -> Iterator[Lab]:
    """One server a test session, on an empty folder, with nothing of the user's own Jupyter."""
    home, token = tmp_path_factory.mktemp("lab"), secrets.token_hex(16)
    for name in ("notebooks", "settings"):
        (home / name).mkdir()
    (home / "settings" / "overrides.json").write_text(json.dumps(SETTINGS), encoding="utf-8")
    named = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR")
    named += ("JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR", "ANALYSIS_OUTPUT")
    folders = {name: str(home / name) for name in named}
    command = [sys.executable, "-c", SERVER, *OPTIONS, f"--IdentityProvider.token={token}"]
    command += [
        f"--ServerApp.root_dir={home / 'notebooks'}",
        f"--LabApp.app_settings_dir={home / 'settings'}",
    ]
    log = home / "log"
    with log.open("wb") as written:
        ends = {"stdin": subprocess.PIPE, "stdout": written, "stderr": subprocess.STDOUT}
        server = subprocess.Popen(command, env={**os.environ, **folders}, **ends)
    try:
        url = _address(server, home / "JUPYTER_RUNTIME_DIR", log)
        yield Lab(url, token, home / "notebooks")
    finally:
        server.stdin.close()  # it ends, and its kernels with it
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _address(server: subprocess.Popen, runtime: Path, log: Path) -> str:
    late = time.monotonic() + PATIENCE
    while time.monotonic() < late and server.poll() is None:
        for told in runtime.glob("jpserver-*.json"):
            try:
                return json.loads(told.read_text(encoding="utf-8"))["url"]
            except ValueError:  # half written
                pass
        time.sleep(0.1)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(encoding='utf-8')[-3000:]}")


@pytest.fixture(scope="module")
def context(browser) -> Iterator[BrowserContext]:
    """One for all notebooks: what JupyterLab is made of is loaded once."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context) -> Iterator[Page]:
    made = context.new_page()
    yield made
    made.close()


@pytest.fixture
def opened(lab, page, request) -> Iterator[tuple[Page, list[dict]]]:
    """A notebook's copy as Lab shows it, its kernel connected, and its code cells as stored.

    It is another file, for Lab saves by itself; its cells have no numbers, so that one that ran can
    be told. No signature is known of it: it is not trusted.
    """
    stored = json.loads(request.param.read_text(encoding="utf-8"))
    cells = [cell for cell in stored["cells"] if cell["cell_type"] == "code"]
    for cell in cells:
        cell["execution_count"] = None
    name = f"{request.param.stem}-{secrets.token_hex(4)}.ipynb"
    (lab.folder / name).write_text(json.dumps(stored), encoding="utf-8")
    outside = []
    page.on("request", lambda sent: outside.append(sent.url) if _is_outside(sent.url, lab.url) else None)
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"{lab.url}lab/workspaces/{Path(name).stem}/tree/{name}?token={lab.token}")
    late = time.monotonic() + PATIENCE
    while not page.evaluate(CONNECTED, name):  # wait_for_function takes a promise for a yes
        assert time.monotonic() < late, f"no kernel for {name}"
        page.wait_for_timeout(100)
    page.wait_for_function(f"n => {PROMPTS}.length === n", arg=len(cells))
    yield page, cells
    page.evaluate(CLOSED, [name, lab.token])
    assert not outside


def _is_outside(url: str, server: str) -> bool:
    return not url.startswith((server, server.replace("http", "ws", 1), "data:", "blob:"))


@pytest.mark.parametrize("opened", NOTEBOOKS, ids=lambda path: path.stem, indirect=True)
def test_a_notebook_shows_its_evidence_untrusted_and_runs_whole(opened, request):
    """Each as it is opened; two of them also whole, for nbval reruns the cells of all of them."""
    page, cells = opened
    outputs = [output.get("data", {}) for cell in cells for output in cell["outputs"]]
    untrusted = f"Notebook not trusted: 0 of {len(cells)} code cells trusted."
    page.locator(f".jp-StatusItem-trust[title='{untrusted}']").wait_for()
    tables = page.evaluate(TEXTS, ["".join(data["text/html"]) for data in outputs if "text/html" in data])
    with suppress(TimeoutError):  # what is missing is said by the lines below
        page.wait_for_function(
            f"n => ({SHOWN})().filter(each => each.text).length === n", arg=len(tables), timeout=SOON
        )
    shown = page.evaluate(SHOWN)
    assert [each["text"] for each in shown] == tables
    assert all(each["visible"] and not each["unlit"] for each in shown)

    if not request.node.callspec.id.startswith(WHOLE):
        return
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.locator("li[data-command='runmenu:run-all']").click()
    ran = f"{PROMPTS}.every(prompt => /^\\[\\d+\\]:$/.test(prompt))"
    page.wait_for_function(f"errors => {ran} || document.querySelector(errors)", arg=ERRORS)
    assert page.locator(ERRORS).all_text_contents() == []
    assert page.evaluate(PROMPTS) == [f"[{number}]:" for number in range(1, len(cells) + 1)]

    pictures = sum("image/png" in data for data in outputs)
    with suppress(TimeoutError):  # what is missing is said by the line below
        page.wait_for_function(f"n => {DRAWN} === n", arg=pictures, timeout=SOON)
    assert page.evaluate(DRAWN) == pictures
