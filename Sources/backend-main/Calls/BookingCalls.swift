import GRPCCore
import GymAPI
import GymBackend
import GymCore
import SwiftProtobuf

/// `gym.main.v1.BookingService`.
struct BookingCalls: Gym_Main_V1_BookingService.SimpleServiceProtocol {
    let gym: Gym

    func book(request: Gym_Main_V1_BookRequest, context: ServerContext) async throws -> Gym_Main_V1_Booking {
        let key = request.idempotencyKey.isEmpty ? nil : request.idempotencyKey
        return try await Gym_Main_V1_Booking(gym.book(request.classID, key: key, as: Session.requiredCaller()))
    }

    func cancel(request: Gym_Main_V1_CancelRequest, context: ServerContext) async throws -> Google_Protobuf_Empty {
        try await gym.cancelBooking(request.bookingID, as: Session.requiredCaller())
        return Google_Protobuf_Empty()
    }

    func getBooking(request: Gym_Main_V1_GetBookingRequest, context: ServerContext) async throws -> Gym_Main_V1_Booking
    {
        try await Gym_Main_V1_Booking(gym.booking(request.id, as: Session.requiredCaller()))
    }

    func listMyBookings(
        request: Gym_Main_V1_ListMyBookingsRequest,
        context: ServerContext
    ) async throws -> Gym_Main_V1_ListBookingsResponse {
        let page = try pageRequest(size: request.pageSize, token: request.pageToken)
        return try await Gym_Main_V1_ListBookingsResponse(gym.myBookings(page, as: Session.requiredCaller()))
    }

    func listClassBookings(
        request: Gym_Main_V1_ListClassBookingsRequest,
        context: ServerContext
    ) async throws -> Gym_Main_V1_ListBookingsResponse {
        let page = try pageRequest(size: request.pageSize, token: request.pageToken)
        let caller = try Session.requiredCaller()
        return try await Gym_Main_V1_ListBookingsResponse(gym.bookings(ofClass: request.classID, page, as: caller))
    }

    func getAnalytics(
        request: Gym_Main_V1_GetAnalyticsRequest,
        context: ServerContext
    ) async throws -> Gym_Main_V1_Analytics {
        let span = AnalyticsSpan(
            from: request.hasFrom ? request.from.moment : nil,
            to: request.hasTo ? request.to.moment : nil
        )
        let caller = try Session.requiredCaller()
        return try await Gym_Main_V1_Analytics(gym.analytics(from: span.from, to: span.to, as: caller))
    }
}
