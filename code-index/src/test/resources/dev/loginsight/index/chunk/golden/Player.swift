import Foundation
import UIKit.UIView

/// How loud at most.
public let maxVolume = 11
private var counter = 0, größe: Int = 1 // shared

typealias Handler = (Result<Int, Error>) -> Void

/// Plays.
@MainActor
public final class Player<T: Track>: NSObject, Codable where T: Sendable {
    static let shared = Player()
    @Published private(set) var volume: Int = 5 {
        didSet { notify() }
    }

    var isLoud: Bool {
        return volume > 8
    }

    lazy var queue: [T] = { [] }()

    /// Makes one.
    public init?(name: String) {
        self.name = name
        super.init()
    }

    convenience override init() { self.init(name: "x")! }

    deinit {
        stop()
    }

    // Plays on.
    @discardableResult
    public func play<U>(_ track: U, at time: Double = 0) async throws -> Bool where U: Track {
        func inner() -> Int { 1 }
        return inner() > 0
    }

    class func make() -> Self { fatalError() }

    subscript(index: Int) -> T {
        get { queue[index] }
        set { queue[index] = newValue }
    }

    enum State: String {
        case idle, playing
        /// With a reason.
        case failed(String)

        var label: String { rawValue.uppercased() }
    }

    struct Position { let x: Int; func moved() -> Self { self } }
}

extension Player: Equatable where T: Equatable {
    static func == (a: Player, b: Player) -> Bool { true }
    func wählen() {}
}

protocol Track: AnyObject {
    associatedtype Item
    var title: String { get set }
    func load() async
    init(title: String)
}

extension Array.Index {
    var next: Int { self + 1 }
}

actor Store {
    private var items: [String] = []
    func add(_ s: String) { items.append(s) }
}

indirect enum Tree { case leaf; case node(Tree, Tree) }

infix operator <+>: AdditionPrecedence

#if os(iOS)
func onlyThere() { }
#endif

@available(iOS 13, *)
func <+> (a: Int, b: Int) -> Int {
    return a + b
}

macro stringify<T>(_ value: T) -> (T, String) = #externalMacro(module: "M", type: "S")
