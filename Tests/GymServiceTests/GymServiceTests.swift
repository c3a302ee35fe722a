import Testing

/// What runs backend-main as a process: one test after the other, since each starts servers and measures time.
@Suite(.serialized) enum GymServiceTests {}
