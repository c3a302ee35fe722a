import GymBackend
import Hummingbird
import ServiceKit

/// The API of the gym: accounts, the schedule and bookings, over REST and gRPC.
let service = ServiceDescription(
    "backend-main",
    http: 9_084,
    grpc: 9_083,
    settings: BackendSettings.all + MainSettings.all
)

await ServiceMain.run(service, context: BasicRequestContext.self, build: Backend.assemble)
