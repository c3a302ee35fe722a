import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2
import GymAPI
import GymCore
import SwiftProtobuf
import Testing

extension GymServiceTests {
    /// The same operations over gRPC.
    @Suite struct CallTests {
        private typealias Client = GRPCClient<HTTP2ClientTransport.Posix>

        @Test func schedulingAndBooking() async throws {
            let backend = try await SharedBackend.backend
            let (grace, ada) = (try await backend.join("Grace", role: .trainer), try await backend.join())
            try await Self.withClient(of: backend) { client in
                let classes = Gym_Main_V1_ClassService.Client(wrapping: client)
                let bookings = Gym_Main_V1_BookingService.Client(wrapping: client)
                let new = Gym_Main_V1_CreateClassRequest.with {
                    $0.type = "pilates"
                    $0.startsAt = .with { $0.seconds = Int64(Date.now.timeIntervalSince1970) + 7_200 }
                    $0.durationMinutes = 50
                    $0.capacity = 1
                }
                let pilates = try await classes.createClass(new, metadata: Self.token(grace))
                #expect(pilates.trainerName == "Grace" && pilates.version == 1)

                let request = Gym_Main_V1_BookRequest.with { ($0.classID, $0.idempotencyKey) = (pilates.id, "k") }
                let booking = try await bookings.book(request, metadata: Self.token(ada))
                #expect(booking.state == .booked && booking.position == 0)
                #expect(try await bookings.book(request, metadata: Self.token(ada)) == booking)
                let mine = try await bookings.listMyBookings(.init(), metadata: Self.token(ada))
                #expect(mine.bookings == [booking])
                let list = try await classes.listClasses(.with { $0.type = "pilates" })
                #expect(list.classes.map(\.booked) == [1])
                _ = try await bookings.cancel(.with { $0.bookingID = booking.id }, metadata: Self.token(ada))
            }
        }

        @Test func errorsHaveTheirCodes() async throws {
            let backend = try await SharedBackend.backend
            let (admin, ada) = (try await backend.join("Root", role: .admin), try await backend.join())
            let yoga = try await backend.schedule()
            try await Self.withClient(of: backend) { client in
                let members = Gym_Main_V1_MemberService.Client(wrapping: client)
                let classes = Gym_Main_V1_ClassService.Client(wrapping: client)
                let bookings = Gym_Main_V1_BookingService.Client(wrapping: client)
                let auth = Gym_Main_V1_AuthService.Client(wrapping: client)
                func code(_ work: () async throws -> some Any) async -> RPCError.Code? {
                    do {
                        _ = try await work()
                        return nil
                    } catch {
                        return (error as? RPCError)?.code
                    }
                }
                #expect(await code { try await members.getMe(.init()) } == .unauthenticated)
                #expect(
                    await code { try await members.getMe(.init(), metadata: ["authorization": "Bearer x"]) }
                        == .unauthenticated
                )
                #expect(
                    await code { try await members.listMembers(.init(), metadata: Self.token(ada)) }
                        == .permissionDenied
                )
                #expect(await code { try await members.listMembers(.init(), metadata: Self.token(admin)) } == nil)
                #expect(await code { try await classes.getClass(.with { $0.id = "none" }) } == .notFound)
                let book = Gym_Main_V1_BookRequest.with { $0.classID = yoga }
                #expect(await code { try await bookings.book(book, metadata: Self.token(ada)) } == nil)
                #expect(await code { try await bookings.book(book, metadata: Self.token(ada)) } == .failedPrecondition)
                let change = Gym_Main_V1_UpdateClassRequest.with { ($0.id, $0.capacity, $0.version) = (yoga, 5, 7) }
                #expect(await code { try await classes.updateClass(change, metadata: Self.token(admin)) } == .aborted)
                #expect(await code { try await auth.logIn(.with { $0.email = "a@b" }) } == .unauthenticated)
                let short = Gym_Main_V1_RegisterRequest.with {
                    ($0.email, $0.name, $0.password) = ("a@b", "A", "short")
                }
                #expect(await code { try await auth.register(short) } == .invalidArgument)
            }
        }

        @Test func healthChecksAndReflection() async throws {
            let backend = try await SharedBackend.backend
            try await Self.withClient(of: backend) { client in
                let health = Grpc_Health_V1_Health.Client(wrapping: client)
                #expect(try await health.check(.init()).status == .serving)
                #expect(try await health.check(.with { $0.service = "gym.main.v1.ClassService" }).status == .serving)
                await #expect(throws: RPCError.self) { try await health.check(.with { $0.service = "none" }) }
                let first = try await health.watch(.init()) { response in
                    try await response.messages.first { _ in true }?.status
                }
                #expect(first == .serving)

                let reflection = Grpc_Reflection_V1_ServerReflection.Client(wrapping: client)
                let answers = try await reflection.serverReflectionInfo { writer in
                    try await writer.write(.with { $0.listServices = "" })
                    try await writer.write(.with { $0.fileContainingSymbol = "gym.main.v1.ClassService.ListClasses" })
                    try await writer.write(.with { $0.fileContainingSymbol = "gym.main.v1.Nothing" })
                } onResponse: { response in
                    try await response.messages.reduce(into: []) { $0.append($1) }
                }
                #expect(answers.count == 3)
                #expect(answers[0].listServicesResponse.service.map(\.name).contains("gym.main.v1.BookingService"))
                let file = try #require(answers[1].fileDescriptorResponse.fileDescriptorProto.first)
                #expect(try Google_Protobuf_FileDescriptorProto(serializedBytes: file).package == "gym.main.v1")
                #expect(answers[1].fileDescriptorResponse.fileDescriptorProto.count == 3)
                #expect(answers[2].errorResponse.errorCode == 5)
            }
        }

        @Test func callsAreCounted() async throws {
            let backend = try await BackendMain()
            try await Self.withClient(of: backend) { client in
                _ = try await Gym_Main_V1_ClassService.Client(wrapping: client).listClasses(.init())
            }
            let series =
                #"request_duration_seconds_count{method="GRPC",route="gym.main.v1.ClassService/ListClasses",status="0"} 1"#
            #expect(try await backend.send(.get, "/metrics").text.contains(series))
        }

        private static func token(_ person: Person) -> Metadata { ["authorization": "Bearer \(person.token)"] }

        private static func withClient(of backend: BackendMain, _ body: (Client) async throws -> Void) async throws {
            let transport = try HTTP2ClientTransport.Posix(
                target: .ipv4(address: "127.0.0.1", port: backend.grpc),
                transportSecurity: .plaintext
            )
            try await withGRPCClient(transport: transport) { try await body($0) }
        }
    }
}
