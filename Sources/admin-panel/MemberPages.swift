import GymWeb
import Hummingbird

/// Members, their roles and plans, for administrators.
struct MemberPages: Sendable {
    let site: Site

    func add(to router: Router<WebContext>) {
        router.get("/admin/members", use: list)
        router.get("/admin/members/:member") { _, context in try await show(context) }
        router.post("/admin/members/:member", use: save)
    }

    private func list(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member(.admin)
        let query = request.uri.queryParameters, gym = site.gym(for: context)
        let search = query["q"].map { String($0.replacing("+", with: " ")) } ?? ""
        async let members = gym.members(
            matching: search.isEmpty ? nil : search,
            from: query["cursor"].map(String.init)
        )
        async let plans = gym.plans()
        let page = MemberList(try await members, plans: try await plans, search: search)
        return try site.show(page, as: "members", title: "Members", for: context)
    }

    private func show(
        _ context: WebContext,
        _ status: HTTPResponse.Status = .ok,
        change: (FormPage) -> FormPage = { $0 }
    ) async throws -> Response {
        try context.member(.admin)
        let gym = site.gym(for: context)
        async let plans = gym.plans()
        let member = try await gym.member(context.parameter("member"))
        let page = change(Self.form(member, plans: try await plans))
        return try site.show(page, as: "form", title: member.name, status: status, for: context)
    }

    private func save(_ request: Request, _ context: WebContext) async throws -> Response {
        try context.member(.admin)
        let form = context.form, id = context.parameter("member")
        var change: [String: String] = [:]
        for name in ["name", "role", "plan"] { change[name] = form[name] }
        do {
            try await site.gym(for: context).updateMember(id, change, version: form["version"] ?? "")
            return site.redirect(to: "/admin/members", saying: .saved, for: request)
        } catch let problem as BackendProblem where problem.status == 412 {
            return site.redirect(to: "/admin/members/\(Query.escaped(id))", saying: .outdated, for: request)
        } catch let problem as BackendProblem where problem.status == 422 {
            return try await show(context, .unprocessableContent) { $0.refused(form, because: problem) }
        }
    }

    private static func form(_ member: Member, plans: [Plan]) -> FormPage {
        FormPage(
            intro: member.email,
            action: "/admin/members/\(Query.escaped(member.id))",
            submit: "Save",
            fields: [Field("name", "Name", value: member.name, length: 1...100)],
            choices: [
                Choice(
                    "role",
                    "Role",
                    options: Role.allCases.map { ($0.rawValue, $0.title) },
                    selected: member.role.rawValue
                ),
                Choice("plan", "Plan", options: plans.map { ($0.id, $0.summary) }, selected: member.plan),
            ],
            hidden: [FormPage.Hidden("version", "\(member.version)")],
            other: FormPage.Other("Nothing to change?", "Back to all members", href: "/admin/members")
        )
    }
}

extension Role {
    fileprivate var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

/// A part of the list of members.
private struct MemberList: Sendable {
    let search: String
    let members: [Row]
    /// The path of the following part.
    let more: String?

    struct Row: Sendable {
        let id: String
        let name: String
        let email: String
        let role: String
        /// How the role looks.
        let roleKind: String
        let plan: String
    }

    init(_ page: Page<Member>, plans: [Plan], search: String) {
        self.search = search
        let names = Dictionary(plans.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        members = page.items.map {
            Row(
                id: $0.id,
                name: $0.name,
                email: $0.email,
                role: $0.role.title,
                roleKind: $0.role == .admin ? "bad" : $0.role == .trainer ? "good" : "",
                plan: names[$0.plan] ?? $0.plan
            )
        }
        more = page.next.map { "/admin/members?q=\(Query.escaped(search))&cursor=\(Query.escaped($0))" }
    }
}
