public import Hummingbird

/// A web site of the gym: its frame, its templates, and the backend that it asks.
public struct Site: Sendable {
    /// What tells the sites from each other.
    public struct Identity: Sendable {
        /// The name in titles.
        public var name: String
        /// A word beside the name, such as `Admin`.
        public var badge: String?
        /// The path that the site is under: empty, or as `/admin`.
        public var base: String
        /// Whether people can open accounts here.
        public var canRegister: Bool
        /// The navigation for somebody: labels and paths.
        public var links: @Sendable (Session?) -> [(label: String, path: String)]

        public init(
            name: String,
            badge: String? = nil,
            base: String = "",
            canRegister: Bool = false,
            links: @escaping @Sendable (Session?) -> [(label: String, path: String)]
        ) {
            self.name = name
            self.badge = badge
            self.base = base
            self.canRegister = canRegister
            self.links = links
        }
    }

    /// Which release of which service shows the site.
    public struct Release: Sendable {
        public var service: String
        public var version: String?
        public var colour: String?

        public init(service: String, version: String?, colour: String?) {
            self.service = service
            self.version = version
            self.colour = colour
        }
    }

    public let identity: Identity
    let release: Release
    let templates: Templates
    let assets = Assets()
    let main: Backend

    /// - Parameters:
    ///   - templates: the site's own, beside the shared ones.
    ///   - main: backend-main.
    public init(_ identity: Identity, release: Release, templates: Templates, main: Backend) {
        self.identity = identity
        self.release = release
        self.templates = templates
        self.main = main
    }

    /// The gym, as whoever asks may see and change it.
    public func gym(for context: WebContext) -> Gym { Gym(main: main, token: context.session?.token) }

    /// The first page.
    public var home: String { identity.base.isEmpty ? "/" : identity.base }

    /// Adds what both sites have: security, sessions, pages for errors, the log-in, the assets.
    ///
    /// Comes before all other pages: what is added earlier goes without.
    public func add(to router: Router<WebContext>) {
        router.add(middleware: SecurityHeaders())
        // Twice: outside for what goes wrong with the session, inside for pages that know it.
        router.add(middleware: ErrorPages(site: self))
        router.add(middleware: SessionMiddleware(gym: Gym(main: main, token: nil)))
        router.add(middleware: ErrorPages(site: self))
        LogInPages(site: self).add(to: router)
        router.get("\(identity.base)/assets/:mark/:name") { _, context in
            guard let response = assets.response(for: context.parameter("name"), mark: context.parameter("mark")) else {
                throw HTTPError(.notFound)
            }
            return response
        }
    }
}

extension Site {
    /// A page as a response.
    ///
    /// - Parameters:
    ///   - template: its name.
    ///   - isLive: whether the page follows the live updates, where somebody is logged in.
    public func show<Page: Sendable>(
        _ page: Page,
        as template: String,
        title: String,
        status: HTTPResponse.Status = .ok,
        isLive: Bool = false,
        for context: WebContext
    ) throws -> Response {
        let shell = shell(title: title, isLive: isLive, for: context)
        guard let text = templates.render(page, in: shell, with: template) else {
            throw HTTPError(.internalServerError, message: "There is no template \(template).")
        }
        return Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    /// Sends a browser on to a page that says what has been done.
    public func redirect(to path: String, saying notice: Notice? = nil, for request: Request) -> Response {
        var response = Response.redirect(to: path)
        if let notice { response.setCookie(SiteCookie.notice.set(notice.rawValue, seconds: 60, for: request)) }
        return response
    }

    private func shell(title: String, isLive: Bool, for context: WebContext) -> Shell {
        Shell(
            title: title,
            site: identity.name,
            base: identity.base,
            home: home,
            assets: "\(identity.base)/assets/\(assets.mark)",
            badge: identity.badge,
            links: links(for: context),
            user: context.session.map { Shell.User(name: $0.claims.name ?? "Logged in") },
            canRegister: identity.canRegister,
            csrf: context.formSecret,
            path: context.path,
            notice: context.notice.map(Shell.Message.init),
            live: isLive && context.session != nil ? "/api/stream/events" : nil,
            service: release.service,
            version: release.version ?? "dev",
            colour: release.colour
        )
    }

    /// The navigation; the entry with the longest path that the page is under is the current one.
    private func links(for context: WebContext) -> [Shell.Link] {
        let path = context.path.prefix { $0 != "?" }
        let links = identity.links(context.session)
        let current = links.filter { path == $0.path || path.hasPrefix($0.path + "/") }.max {
            $0.path.count < $1.path.count
        }
        return links.map { Shell.Link(label: $0.label, href: $0.path, isCurrent: $0.path == current?.path) }
    }
}
