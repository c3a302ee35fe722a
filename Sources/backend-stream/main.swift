import GymBackend
import ServiceKit

/// What happens in the gym, as it happens: over server-sent events, long polling and gRPC.
let service = ServiceDescription(
    "backend-stream",
    http: 9_085,
    grpc: 9_086,
    settings: BackendSettings.all + StreamSettings.all
)

await ServiceMain.run(service, context: StreamContext.self, build: StreamBackend.assemble)
