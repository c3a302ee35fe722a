import GRPCCore
import GymAPI
import GymBackend
import GymCore
import SwiftProtobuf

/// `gym.main.v1.ClassService`.
struct ClassCalls: Gym_Main_V1_ClassService.SimpleServiceProtocol {
    let gym: Gym

    func listClasses(
        request: Gym_Main_V1_ListClassesRequest,
        context: ServerContext
    ) async throws -> Gym_Main_V1_ListClassesResponse {
        let filter = ClassFilter(
            from: request.hasFrom ? request.from.moment : .now,
            to: request.hasTo ? request.to.moment : nil,
            type: request.type.isEmpty ? nil : request.type
        )
        let page = try pageRequest(size: request.pageSize, token: request.pageToken)
        let classes = try await gym.classes(filter, page)
        return .with {
            $0.classes = classes.items.map(Gym_Main_V1_Class.init)
            $0.nextPageToken = classes.next ?? ""
        }
    }

    func getClass(request: Gym_Main_V1_GetClassRequest, context: ServerContext) async throws -> Gym_Main_V1_Class {
        try await Gym_Main_V1_Class(gym.gymClass(request.id))
    }

    func createClass(request: Gym_Main_V1_CreateClassRequest, context: ServerContext) async throws -> Gym_Main_V1_Class
    {
        let new = NewClass(
            type: request.type,
            trainer: request.trainerID.isEmpty ? nil : request.trainerID,
            startsAt: request.startsAt.moment,
            durationMinutes: Int(request.durationMinutes),
            capacity: Int(request.capacity)
        )
        return try await Gym_Main_V1_Class(gym.schedule(new, as: Session.requiredCaller()))
    }

    func updateClass(request: Gym_Main_V1_UpdateClassRequest, context: ServerContext) async throws -> Gym_Main_V1_Class
    {
        let change = ClassChange(
            type: request.hasType ? request.type : nil,
            trainer: request.hasTrainerID ? request.trainerID : nil,
            startsAt: request.hasStartsAt ? request.startsAt.moment : nil,
            durationMinutes: request.hasDurationMinutes ? Int(request.durationMinutes) : nil,
            capacity: request.hasCapacity ? Int(request.capacity) : nil
        )
        let caller = try Session.requiredCaller()
        return try await Gym_Main_V1_Class(gym.change(request.id, change, version: Int(request.version), as: caller))
    }

    func cancelClass(request: Gym_Main_V1_CancelClassRequest, context: ServerContext) async throws
        -> Google_Protobuf_Empty
    {
        try await gym.cancelClass(request.id, as: Session.requiredCaller())
        return Google_Protobuf_Empty()
    }
}
