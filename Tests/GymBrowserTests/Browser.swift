import Foundation
import GymTestKit
import TestKit

/// A Chromium without a window, driven through chromedriver.
///
/// Source: https://www.w3.org/TR/webdriver2/.
struct Browser: Sendable {
    private let driver: ServerProcess
    private let folder: TemporaryFolder
    private let session: URL

    /// Starts a browser with a profile of its own, and ends it with the body.
    ///
    /// - Parameters:
    ///   - width: of the window, in CSS pixels.
    ///   - runsScripts: whether pages may run theirs.
    static func run<Result>(
        width: Int = 1280,
        runsScripts: Bool = true,
        _ body: (Browser) async throws -> Result
    ) async throws -> Result {
        let browser = try await Browser(width: width, runsScripts: runsScripts)
        do {
            let result = try await body(browser)
            try await browser.end()
            return result
        } catch {
            try? await browser.screenshot("failure")
            try? await browser.end()
            throw error
        }
    }

    private init(width: Int, runsScripts: Bool) async throws {
        folder = try TemporaryFolder()
        let port = try Loopback.freePort()
        driver = try ServerProcess(
            "/usr/bin/chromedriver",
            ["--port=\(port)"],
            log: folder.url.appending(path: "chromedriver.log")
        )
        guard let root = URL(string: "http://127.0.0.1:\(port)") else { throw NeverHappened(what: "an address") }
        try await driver.waitUntil("chromedriver") { await Web.status(of: root.appending(path: "status")) == 200 }
        let options: [String: Any] = [
            "binary": "/usr/bin/chromium",
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                "--window-size=\(width),900",
            ],
            "prefs": ["profile.managed_default_content_settings.javascript": runsScripts ? 1 : 2],
        ]
        let capabilities = ["alwaysMatch": ["browserName": "chrome", "goog:chromeOptions": options] as [String: Any]]
        let answer = try await Web.send("POST", root.appending(path: "session"), ["capabilities": capabilities])
        guard let value = answer["value"] as? [String: Any], let id = value["sessionId"] as? String else {
            throw NeverHappened(what: "a browser: \(answer) \(driver.output)")
        }
        session = root.appending(path: "session/\(id)")
        let size: [String: Any] = ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500]
        try await command("Emulation.setDeviceMetricsOverride", size)
    }

    private func end() async throws { _ = try await Web.send("DELETE", session) }

    @discardableResult
    private func send(_ method: String, _ path: String, _ body: [String: Any]? = nil) async throws -> Any? {
        let value = try await Web.send(method, session.appending(path: path), body)["value"]
        if let error = value as? [String: Any], let name = error["error"] as? String {
            throw BrowserError(name: name, message: error["message"] as? String ?? "")
        }
        return value
    }

    /// A command of the developer tools.
    @discardableResult
    private func command(_ name: String, _ parameters: [String: Any]) async throws -> [String: Any] {
        try await send("POST", "goog/cdp/execute", ["cmd": name, "params": parameters]) as? [String: Any] ?? [:]
    }

    private func element(_ selector: String) async throws -> String? {
        let query = ["using": "css selector", "value": selector]
        let found = try await send("POST", "elements", query) as? [[String: String]]
        return found?.first?.values.first
    }

    /// The element as soon as it is there.
    private func waitForElement(_ selector: String) async throws -> String {
        try await eventually("\(selector) is on the page") { try await element(selector) }
    }
}

extension Browser {
    func open(_ url: URL) async throws { try await send("POST", "url", ["url": url.absoluteString]) }

    var url: URL? {
        get async throws { (try await send("GET", "url") as? String).flatMap(URL.init) }
    }

    /// The page as it stands, as HTML.
    var source: String {
        get async throws { try await send("GET", "source") as? String ?? "" }
    }

    func count(_ selector: String) async throws -> Int {
        (try await send("POST", "elements", ["using": "css selector", "value": selector]) as? [Any])?.count ?? 0
    }

    /// The text of the first such element.
    func text(_ selector: String) async throws -> String {
        try await send("GET", "element/\(waitForElement(selector))/text") as? String ?? ""
    }

    /// Waits until the first such element has a text.
    func wait(for selector: String, toSay text: String) async throws {
        var last = ""
        _ = try await eventually("\(selector) says '\(text)'; it says '\(last)'") {
            guard let element = try await element(selector) else { return nil as Bool? }
            last = (try? await send("GET", "element/\(element)/text") as? String) ?? ""
            return last.contains(text) ? true : nil
        }
    }

    func click(_ selector: String) async throws {
        let element = try await waitForElement(selector)
        try await send("POST", "element/\(element)/click", [:])
    }

    /// Types into fields, by their names.
    func fill(_ values: KeyValuePairs<String, String>) async throws {
        for (name, value) in values {
            let element = try await waitForElement("main [name=\"\(name)\"]")
            try await send("POST", "element/\(element)/clear", [:])
            try await send("POST", "element/\(element)/value", ["text": value])
        }
    }

    /// Gives a field a value without the keyboard: for dates, whose typing depends on the language.
    func set(_ name: String, to value: String) async throws {
        try await run("document.getElementsByName(arguments[0])[0].value = arguments[1]", [name, value])
    }

    /// What a script returns.
    @discardableResult
    func run(_ script: String, _ arguments: [Any] = []) async throws -> Any? {
        try await send("POST", "execute/sync", ["script": script, "args": arguments])
    }

    /// What a script hands to its last argument, a function.
    func runLater(_ script: String) async throws -> Any? {
        try await send("POST", "execute/async", ["script": script, "args": [Any]()])
    }

    /// Keeps a picture of the whole page in `build/screenshots`.
    func screenshot(_ name: String) async throws {
        let answer = try await command("Page.captureScreenshot", ["captureBeyondViewport": true])
        guard let text = answer["data"] as? String, let data = Data(base64Encoded: text) else { return }
        let folder = Project.path("build/screenshots")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try data.write(to: folder.appending(path: "\(name).png"))
    }
}

/// What chromedriver says went wrong.
struct BrowserError: Error, CustomStringConvertible {
    let name: String
    let message: String
    var description: String { "\(name): \(message)" }
}
