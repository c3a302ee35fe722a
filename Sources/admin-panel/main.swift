import GymWeb
import ServiceKit

// The pages for administrators and trainers: the schedule, the members, the numbers.

let mainURL = WebSettings.mainURL
let description = ServiceDescription("admin-panel", http: 3001, settings: [mainURL, WebSettings.timeZone])

await ServiceMain.run(description, context: WebContext.self) { router, runtime in
    let site = try Site(
        .administration,
        release: Site.Release(runtime),
        templates: Templates(adminPages),
        main: Backend(at: runtime[mainURL], over: runtime.client)
    )
    site.add(to: router)
    DashboardPages(site: site).add(to: router)
    ClassPages(site: site).add(to: router)
    MemberPages(site: site).add(to: router)
    runtime.health.require("backend-main") { try await site.checkBackend() }
    return ServiceAssembly()
}
