import MeshDSL
import Testing

@Suite struct ValidationTests {
    @Test func valuesThatNoServiceCanHaveAreMistakes() {
        let mesh = Mesh("shop") {
            Service("cart", image: "") {
                Port.http(80)
                Port.http(80)
                Timeout(.seconds(-2))
                Retries(-3)
                Replicas(-5)
                Environment("A", "1")
                Environment("A", "2")
            }
        }
        #expect(
            mesh.problems == [
                "'cart' has no image", "the time-out of 'cart' is -2s, not longer than nothing",
                "'cart' cannot be retried -3 times", "'cart' cannot have -5 replicas", "'cart' declares port 80 twice",
                "'cart' declares port name 'http' twice", "'cart' declares environment variable 'A' twice",
            ]
        )
    }
}
