"""A page in headless Chromium, spoken to over a pipe: no library, no port.

    with Chromium.start() as browser:        # None where there is no chromium
        page = browser.open("file:///tmp/page.html")
        page.run("document.title")           # in the page, past its policy; promises are waited for
        page.shoot("page.png")
"""
import base64
import json
import os
import shutil
import subprocess
import tempfile

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-pipe"]
PHONE = {"width": 412, "height": 860, "deviceScaleFactor": 1, "mobile": True}


class Chromium:
    @classmethod
    def start(cls):
        program = shutil.which("chromium") or shutil.which("google-chrome")
        return cls(program) if program else None

    def __init__(self, program):
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        (theirs, self.to), (self.back, ours) = os.pipe(), os.pipe()  # it reads at 3 and writes at 4
        command = 'exec 3<&%d 4>&%d; exec "$@"' % (theirs, ours)
        self.process = subprocess.Popen(
            ["bash", "-c", command, "bash", program, *FLAGS, "--user-data-dir=" + self.profile.name],
            pass_fds=(theirs, ours), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs)
        os.close(ours)
        self.number, self.heard = 0, b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.to)  # it ends when nobody can speak to it
        self.process.wait(timeout=60)
        os.close(self.back)
        self.profile.cleanup()

    def message(self):
        while b"\0" not in self.heard:
            part = os.read(self.back, 1 << 16)
            if not part:
                raise RuntimeError("chromium ended")
            self.heard += part
        first, self.heard = self.heard.split(b"\0", 1)
        return json.loads(first)

    def ask(self, method, session=None, **params):
        """The result of a method of the DevTools protocol."""
        self.number += 1
        call = {"id": self.number, "method": method, "params": params}
        if session:
            call["sessionId"] = session
        data = json.dumps(call).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]
        while True:
            message = self.message()
            if message.get("id") == self.number:
                if "error" in message:
                    raise RuntimeError("%s: %s" % (method, message["error"]))
                return message["result"]

    def open(self, url, metrics=PHONE, dark=False):
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        page = Page(self, self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"], target)
        page.ask("Emulation.setDeviceMetricsOverride", **metrics)
        page.ask("Emulation.setEmulatedMedia",
                 features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        page.ask("Page.enable")
        page.ask("Page.navigate", url=url)
        while page.run("document.readyState") != "complete" or page.run("location.href") == "about:blank":
            pass
        return page


class Page:
    def __init__(self, browser, session, target):
        self.browser, self.session, self.target = browser, session, target

    def ask(self, method, **params):
        return self.browser.ask(method, self.session, **params)

    def run(self, script):
        """The value of a script; a promise's value when it is one."""
        result = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"]["exception"].get("description", result["exceptionDetails"]["text"]))
        return result["result"].get("value")

    def shoot(self, path, selector=None):
        """A picture of the whole page, or of one element, as PNG."""
        box = self.run("(({x, y, width, height}) => ({x: x + scrollX, y: y + scrollY, width, height}))"
                       "(document.querySelector(%s).getBoundingClientRect())" % json.dumps(selector or "html"))
        shot = self.ask("Page.captureScreenshot", clip={**box, "scale": 1}, captureBeyondViewport=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(shot["data"]))

    def close(self):
        self.browser.ask("Target.closeTarget", targetId=self.target)
