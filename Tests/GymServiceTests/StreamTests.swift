import AsyncHTTPClient
import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2
import GymAPI
import GymCore
import GymTestKit
import NIOCore
import NIOHTTP1
import NIOPosix
import SwiftProtobuf
import Testing

/// Live updates, on embedded storage and on real servers.
@Suite struct StreamTests {
    @Test(arguments: BackendMain.Backing.allCases)
    func eventsComeToThoseWhoMaySeeThem(_ backing: BackendMain.Backing) async throws {
        let backend = try await BackendStream(backing)
        var ada = try await backend.follow(backend.token("ada")), bob = try await backend.follow(backend.token("bob"))
        var admin = try await backend.follow(backend.token("root", role: .admin))
        _ = try await (ada.next(), bob.next(), admin.next())
        try await backend.publish(1)
        try await backend.publish(2, audience: .member("ada"))
        try await backend.publish(3, audience: .services)
        try await backend.publish(4)
        #expect(try await ada.events(3).map(Self.number) == [1, 2, 4])
        #expect(try await bob.events(2).map(Self.number) == [1, 4])
        #expect(try await admin.events(3).map(Self.number) == [1, 2, 4])
        #expect(ada.response.headers.first(name: "content-type") == "text/event-stream")
        #expect(ada.response.headers.first(name: "cache-control") == "no-store")
    }

    @Test(arguments: BackendMain.Backing.allCases)
    func aReaderGoesOnWhereItWas(_ backing: BackendMain.Backing) async throws {
        let backend = try await BackendStream(backing)
        let token = try await backend.token("ada")
        var first = try await backend.follow(token)
        let opening = try await first.next()
        #expect(opening?.id != nil && opening?.data == nil, "a reader knows where it is before anything happens")
        for number in 1...3 { try await backend.publish(number) }
        let seen = try await first.events(2)
        for number in 4...6 { try await backend.publish(number) }
        var second = try await backend.follow(token, after: seen.last?.id)
        try await backend.publish(7)
        #expect(try await second.events(5).map(Self.number) == [3, 4, 5, 6, 7])
        var third = try await backend.follow(token, after: opening?.id)
        #expect(try await third.events(7).map(Self.number) == Array(1...7))
    }

    @Test(arguments: BackendMain.Backing.allCases)
    func aPollAnswersAsSoonAsSomethingHappens(_ backing: BackendMain.Backing) async throws {
        let backend = try await BackendStream(backing)
        let token = try await backend.token("ada")
        try await backend.publish(1)
        let all = try await backend.text("/api/stream/poll?after=0-0", token: token)
        #expect(all.contains(#""payload":{"number":1,"#) && all.contains(#""kind":"class.updated""#))
        let last = try #require(all.firstMatch(of: /"last":"([^"]+)"/)?.1)
        async let answer = backend.text("/api/stream/poll?after=\(last)", token: token)
        try await Task.sleep(for: .milliseconds(300))
        let began = ContinuousClock.now
        try await backend.publish(2)
        #expect(try await answer.contains(#""number":2"#))
        #expect(ContinuousClock.now - began < .seconds(5))
        #expect(try await backend.get("/api/stream/poll?after=nonsense", token: token).status == .unprocessableEntity)
    }

    @Test func whoHasNoTokenSeesNothing() async throws {
        let backend = try await BackendStream()
        for path in ["/api/stream/events", "/api/stream/poll"] {
            #expect(try await backend.get(path).status == .unauthorized)
            #expect(try await backend.get(path, token: "nonsense").status == .unauthorized)
            let old = try await backend.token("ada", lifetime: -1)
            #expect(try await backend.get(path, token: old).status == .unauthorized)
        }
        let cookie = try await ["Cookie": "gym-token=\(backend.token("ada"))"]
        #expect(try await backend.get("/api/stream/poll?after=0-0", headers: cookie).status == .ok)
    }

    @Test(arguments: BackendMain.Backing.allCases)
    func theStreamsOfALogInEndWithIt(_ backing: BackendMain.Backing) async throws {
        let backend = try await BackendStream(backing)
        let (token, other) = try await (backend.token("ada", session: "s-1"), backend.token("ada", session: "s-2"))
        var ended = try await backend.follow(token), others = try await backend.follow(other)
        try await backend.storage.events.publish(.sessionEnded("s-1"))
        #expect(try await ended.events(1).first?.data == #"{"reason":"logged-out"}"#)
        #expect(try await ended.next() == nil)
        #expect(try await backend.get("/api/stream/events", token: token).status == .unauthorized)
        try await backend.publish(1)
        #expect(try await others.events(1).map(Self.number) == [1])
    }

    @Test func aReaderThatDoesNotKeepUpIsDroppedAndOthersAreNot() async throws {
        let backend = try await BackendStream(.embedded, ["MAX_QUEUED_EVENTS": "20"])
        let token = try await backend.token("ada")
        let channel = try await Self.readerThatDoesNotRead(of: backend, token)
        var reader = try await backend.follow(token)
        try await Self.waitForReaders(2, of: backend)
        for number in 1...200 {
            try await backend.publish(number, padding: 64_000)
            #expect(try await reader.events(1).map(Self.number) == [number])
        }
        #expect(try await backend.text("/metrics").contains("stream_dropped_total 1\n"))
        try await channel.close()
    }

    @Test func moreStreamsThanAreAllowedHaveToWait() async throws {
        let backend = try await BackendStream(.embedded, ["MAX_STREAMS": "1"])
        let token = try await backend.token("ada")
        var reader: EventReader? = try await backend.follow(token)
        _ = try await reader?.next()
        let refused = try await backend.get("/api/stream/events", token: token)
        #expect(refused.status == .serviceUnavailable)
        #expect(refused.headers.first(name: "retry-after") == "2")
        reader = nil
        try await backend.process.waitUntil("free again") {
            (try? await backend.get("/api/stream/events", token: token).status) == .ok
        }
    }

    @Test func readersAreToldWhenTheProcessEnds() async throws {
        let backend = try await BackendStream()
        var reader = try await backend.follow(backend.token("ada"))
        _ = try await reader.next()
        async let stopped: Void = backend.process.stop()
        #expect(try await reader.events(1).first?.data == #"{"reason":"closing"}"#)
        #expect(try await reader.next() == nil)
        await stopped
    }

    @Test func eventsOverGRPC() async throws {
        let backend = try await BackendStream()
        try await backend.publish(1)
        let token = try await backend.token("ada", session: "s-1")
        let transport = try HTTP2ClientTransport.Posix(
            target: .ipv4(address: "127.0.0.1", port: backend.grpc),
            transportSecurity: .plaintext
        )
        try await withGRPCClient(transport: transport) { client in
            let events = Gym_Stream_V1_EventService.Client(wrapping: client)
            let request = Gym_Stream_V1_SubscribeRequest.with { $0.after = "0-0" }
            let code = try await events.subscribe(request) { response in await Self.end(of: response) }
            #expect(code == .unauthenticated)
            try await events.subscribe(request, metadata: ["authorization": "Bearer \(token)"]) { response in
                var payloads: [String] = []
                let code = await Self.end(of: response) { event in
                    payloads.append(event.payload)
                    if payloads.count == 1 { try await backend.publish(2) }
                    if payloads.count == 2 { try await backend.storage.events.publish(.sessionEnded("s-1")) }
                }
                #expect(code == .unauthenticated)
                #expect(payloads.map { $0.contains("\"number\":1") } == [true, false])
            }
        }
    }

    /// Takes all events of a stream of gRPC, and tells why it ends; nothing if it just ends.
    private static func end(
        of response: StreamingClientResponse<Gym_Stream_V1_Event>,
        taking take: (Gym_Stream_V1_Event) async throws -> Void = { _ in }
    ) async -> RPCError.Code? {
        do {
            for try await event in response.messages { try await take(event) }
            return nil
        } catch {
            return (error as? RPCError)?.code
        }
    }

    private static func number(_ message: EventReader.Message) -> Int? {
        message.data?.firstMatch(of: /"number":(\d+)/).flatMap { Int($0.1) }
    }

    /// A connection that asks for the stream and then takes nothing in.
    private static func readerThatDoesNotRead(of backend: BackendStream, _ token: String) async throws -> any Channel {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.autoRead, value: false)
            .channelOption(.socketOption(.so_rcvbuf), value: 4_096)
            .connect(host: "127.0.0.1", port: backend.http).get()
        let request = "GET /api/stream/events HTTP/1.1\r\nhost: gym\r\nauthorization: Bearer \(token)\r\n\r\n"
        try await channel.writeAndFlush(ByteBuffer(string: request))
        try await waitForReaders(1, of: backend)
        return channel
    }

    private static func waitForReaders(_ count: Int, of backend: BackendStream) async throws {
        try await backend.process.waitUntil("followed") {
            (try? await backend.text("/metrics").contains("stream_subscribers \(count)")) == true
        }
    }
}
