import GymWeb
import Hummingbird

/// Becoming a member, and a member's profile.
struct AccountPages: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/register") { _, context in try show(registration, title: "Become a member", .ok, context) }
        router.post("/register", use: register)
        router.get("/profile") { _, context in try await showProfile(context) }
        router.post("/profile", use: saveProfile)
        router.post("/profile/password", use: changePassword)
    }
}

extension AccountPages {
    private var registration: FormPage {
        FormPage(
            intro: "It takes a minute. Choose a plan later, in your profile.",
            action: "/register",
            submit: "Open my account",
            fields: [
                Field("name", "Name", autocomplete: "name", length: 1...100),
                Field("email", "E-mail address", type: "email", autocomplete: "username", length: 3...254),
                Field(
                    "password",
                    "Password",
                    type: "password",
                    autocomplete: "new-password",
                    length: 10...128,
                    hint: "At least 10 characters. A few words are better than one."
                ),
            ],
            other: .init("A member already?", "Log in", href: "/login")
        )
    }

    private func register(_ request: Request, _ context: WebContext) async throws -> Response {
        do {
            return try await site.register(request, context)
        } catch let problem as BackendProblem where [409, 422, 429].contains(problem.status) {
            let page = registration.refused(context.form, because: problem)
            return try show(page, title: "Become a member", HTTPResponse.Status(code: problem.status), context)
        }
    }

    private func show(
        _ page: FormPage,
        title: String,
        _ status: HTTPResponse.Status,
        _ context: WebContext
    ) throws -> Response {
        try site.show(page, as: "form", title: title, status: status, for: context)
    }
}

extension AccountPages {
    private func showProfile(
        _ context: WebContext,
        _ status: HTTPResponse.Status = .ok,
        change: (inout Profile) -> Void = { _ in }
    ) async throws -> Response {
        try context.member()
        let gym = site.gym(for: context)
        async let member = gym.me()
        async let plans = gym.plans()
        var page = Profile(try await member, plans: try await plans)
        change(&page)
        return try site.show(page, as: "profile", title: "Profile", status: status, for: context)
    }

    private func saveProfile(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member()
        let form = context.form
        do {
            try await site.gym(for: context).updateMe(
                name: form["name"] ?? "",
                plan: form["plan"] ?? "",
                version: form["version"] ?? ""
            )
            var response = site.redirect(to: "/profile", saying: .saved, for: request)
            response.renewToken(for: request)
            return response
        } catch let problem as BackendProblem where problem.status == 422 {
            return try await showProfile(context, .unprocessableContent) {
                $0.details = $0.details.refused(form, because: problem)
            }
        } catch let problem as BackendProblem where problem.status == 412 {
            return site.redirect(to: "/profile", saying: .outdated, for: request)
        }
    }

    private func changePassword(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member()
        let form = context.form
        do {
            try await site.gym(for: context).changePassword(
                from: form.exact("currentPassword"),
                to: form.exact("newPassword")
            )
            return site.redirect(to: "/profile", saying: .passwordChanged, for: request)
        } catch let problem as BackendProblem where problem.status == 401 {
            let wrong = BackendProblem(invalid: [.init(field: "currentPassword", message: "this is not your password")])
            return try await showProfile(context, .unprocessableContent) {
                $0.password = $0.password.refused(form, because: wrong)
            }
        } catch let problem as BackendProblem where [422, 429].contains(problem.status) {
            return try await showProfile(context, HTTPResponse.Status(code: problem.status)) {
                $0.password = $0.password.refused(form, because: problem)
            }
        }
    }
}

/// A member's profile: two forms.
private struct Profile: Sendable {
    var email: String
    var details: FormPage
    var password = FormPage(
        action: "/profile/password",
        submit: "Change the password",
        fields: [
            Field("currentPassword", "Current password", type: "password", autocomplete: "current-password"),
            Field(
                "newPassword",
                "New password",
                type: "password",
                autocomplete: "new-password",
                length: 10...128,
                hint: "At least 10 characters. Your other sessions will end."
            ),
        ]
    )

    init(_ member: Member, plans: [Plan]) {
        email = member.email
        details = FormPage(
            action: "/profile",
            submit: "Save",
            fields: [Field("name", "Name", value: member.name, autocomplete: "name", length: 1...100)],
            choices: [
                Choice("plan", "Plan", options: plans.map { ($0.id, $0.summary) }, selected: member.plan)
            ],
            hidden: [FormPage.Hidden("version", "\(member.version)")]
        )
    }
}
