import GymWeb
import ServiceKit

// The pages for members: they register, see the calendar, book and cancel.

let mainURL = WebSettings.mainURL
let streamURL = WebSettings.streamURL
let description = ServiceDescription("frontend", http: 3000, settings: [mainURL, streamURL, WebSettings.timeZone])

await ServiceMain.run(description, context: WebContext.self) { router, runtime in
    let site = try Site(
        .members,
        release: Site.Release(runtime),
        templates: Templates(memberPages),
        main: Backend(at: runtime[mainURL], over: runtime.client)
    )
    let relay = LiveRelay(at: runtime[streamURL])
    site.add(to: router)
    SchedulePages(site: site).add(to: router)
    BookingPages(site: site).add(to: router)
    AccountPages(site: site).add(to: router)
    relay.add(to: router)
    runtime.health.require("backend-main") { try await site.checkBackend() }
    return ServiceAssembly(services: [relay])
}
