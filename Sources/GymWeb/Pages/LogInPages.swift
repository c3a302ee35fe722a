public import Hummingbird

/// Logging in and out, on both sites.
struct LogInPages: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        let base = site.identity.base
        router.get("\(base)/login") { request, context in
            try show(page(next: request.uri.queryParameters["next"].map(String.init)), .ok, context)
        }
        router.post("\(base)/login", use: logIn)
        router.post("\(base)/logout", use: logOut)
    }

    private func logIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = context.form
        do {
            let tokens = try await site.gym(for: context).logIn(
                email: form["email"] ?? "",
                password: form.exact("password")
            )
            var response = site.redirect(to: LocalPath(form["next"])?.text ?? site.home, for: request)
            response.begin(tokens, for: request)
            return response
        } catch let problem as BackendProblem where [401, 422, 429].contains(problem.status) {
            let status = HTTPResponse.Status(code: problem.status == 401 ? 422 : problem.status)
            return try show(page(next: form["next"]).refused(form, because: problem), status, context)
        }
    }

    private func logOut(_ request: Request, _ context: WebContext) async throws -> Response {
        if let token = SiteCookie.refresh.value(in: request), token.isEmpty == false {
            try await site.gym(for: context).logOut(token)
        }
        var response = site.redirect(to: "\(site.identity.base)/login", saying: .loggedOut, for: request)
        response.endSession(for: request)
        return response
    }

    private func show(_ page: FormPage, _ status: HTTPResponse.Status, _ context: WebContext) throws -> Response {
        try site.show(page, as: "form", title: "Log in", status: status, for: context)
    }

    private func page(next: String?) -> FormPage {
        FormPage(
            action: "\(site.identity.base)/login",
            submit: "Log in",
            fields: [
                Field("email", "E-mail address", type: "email", autocomplete: "username", length: 3...254),
                Field("password", "Password", type: "password", autocomplete: "current-password"),
            ],
            hidden: LocalPath(next).map { [FormPage.Hidden("next", $0.text)] } ?? [],
            other: site.identity.canRegister ? .init("New here?", "Become a member", href: "/register") : nil
        )
    }
}

extension Site {
    /// Opens an account and logs its owner in.
    public func register(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = context.form
        let tokens = try await gym(for: context).register(
            email: form["email"] ?? "",
            name: form["name"] ?? "",
            password: form.exact("password")
        )
        var response = redirect(to: "/classes", saying: .registered, for: request)
        response.begin(tokens, for: request)
        return response
    }
}
