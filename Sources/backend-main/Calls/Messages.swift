import GymAPI
import GymCore
import SwiftProtobuf

extension Gym_Main_V1_Member {
    init(_ member: Member) {
        self = .with {
            $0.id = member.id
            $0.email = member.email
            $0.name = member.name
            $0.role = Gym_Main_V1_Role(member.role)
            $0.plan = member.plan
            $0.version = Int64(member.version)
        }
    }
}

extension Gym_Main_V1_Role {
    init(_ role: Role) {
        switch role {
        case .member: self = .member
        case .trainer: self = .trainer
        case .admin: self = .admin
        }
    }

    /// Nil for one that is not known.
    var role: Role? {
        switch self {
        case .member: .member
        case .trainer: .trainer
        case .admin: .admin
        case .unspecified, .UNRECOGNIZED: nil
        }
    }
}

extension Gym_Main_V1_Plan {
    init(_ plan: Plan) {
        self = .with {
            $0.id = plan.id
            $0.name = plan.name
            $0.maxOpenBookings = Int32(plan.maxOpenBookings ?? 0)
            $0.priceCents = Int64(plan.priceCents)
        }
    }
}

extension Gym_Main_V1_Class {
    init(_ gymClass: GymClass) {
        self = .with {
            $0.id = gymClass.id
            $0.type = gymClass.type
            $0.trainerID = gymClass.trainer.id
            $0.trainerName = gymClass.trainer.name
            $0.startsAt = Google_Protobuf_Timestamp(gymClass.startsAt)
            $0.durationMinutes = Int32(gymClass.durationMinutes)
            $0.capacity = Int32(gymClass.capacity)
            $0.booked = Int32(gymClass.booked)
            $0.waiting = Int32(gymClass.waiting)
            $0.version = Int64(gymClass.version)
            $0.cancelled = gymClass.cancelled
        }
    }
}

extension Gym_Main_V1_Booking {
    init(_ booking: Booking) {
        self = .with {
            $0.id = booking.id
            $0.classID = booking.classID
            $0.memberID = booking.memberID
            $0.state = Gym_Main_V1_BookingState(booking.state)
            $0.position = Int32(booking.position ?? 0)
            $0.createdAt = Google_Protobuf_Timestamp(booking.createdAt)
        }
    }
}

extension Gym_Main_V1_BookingState {
    init(_ state: Booking.State) {
        switch state {
        case .booked: self = .booked
        case .waiting: self = .waiting
        case .cancelled: self = .cancelled
        }
    }
}

extension Gym_Main_V1_ListBookingsResponse {
    init(_ page: Page<Booking>) {
        self = .with {
            $0.bookings = page.items.map(Gym_Main_V1_Booking.init)
            $0.nextPageToken = page.next ?? ""
        }
    }
}

extension Gym_Main_V1_Analytics {
    init(_ analytics: Analytics) {
        self = .with {
            $0.members = Int32(analytics.members)
            $0.days = analytics.days.map { day in
                .with {
                    $0.date = "\(day.date)"
                    $0.bookings = Int32(day.bookings)
                    $0.cancellations = Int32(day.cancellations)
                }
            }
            $0.types = analytics.types.map { type in
                .with {
                    $0.type = type.type
                    $0.classes = Int32(type.classes)
                    $0.capacity = Int32(type.capacity)
                    $0.booked = Int32(type.booked)
                }
            }
        }
    }
}

extension Gym_Main_V1_Tokens {
    init(_ issued: IssuedTokens) {
        self = .with {
            $0.accessToken = issued.accessToken
            $0.expiresIn = Int32(issued.expiresIn)
            $0.refreshToken = issued.refreshToken
        }
    }
}

extension Google_Protobuf_Timestamp {
    init(_ moment: Moment) {
        self = .with { $0.seconds = moment.seconds }
    }

    var moment: Moment { Moment(seconds: seconds) }
}
