@file:JvmName("OrderTools")

package shop.orders

import java.time.Duration
import java.util.UUID as Id

/** How long an order may stay open. */
const val OPEN_DAYS = 14

private val limits = mutableMapOf<String, Int>() // by customer

typealias Handler<T> = suspend (T) -> Unit

/**
 * What a customer bought.
 *
 * @property id ours, not the customer's
 */
@Serializable
data class Order<T : Any>(
    val id: Id,
    val lines: List<Line> = emptyList(),
) : Priced, Comparable<Order<T>> {
    private val größe: Int by lazy { lines.size }
    var note: String? = null
        get() = field?.trim()
        set(value) {
            field = value?.take(80)
        }

    init {
        require(lines.size < 1_000) { "too many lines" }
    }

    constructor(line: Line) : this(Id.randomUUID(), listOf(line))

    // Cheapest first.
    override fun compareTo(other: Order<T>): Int = total.compareTo(other.total)

    @Deprecated("use total")
    fun sum(): Long {
        fun square(n: Long) = n * n
        return lines.sumOf { square(it.price) }
    }

    class Line(val price: Long) {
        fun half() = price / 2
    }

    inner class Cursor

    companion object {
        val EMPTY = Order<Nothing>(Id(0, 0))

        @JvmStatic
        fun parse(text: String): Order<String> = TODO()
    }

    companion object Named
}

sealed interface Event {
    val at: Long

    data object Closed : Event

    fun describe(): String
}

enum class State(val final: Boolean) {
    /** Nobody looked at it. */
    OPEN(false),
    PAID(true) {
        override fun next() = this
    },
    ;

    open fun next(): State = entries.first { it.final }
}

fun interface Rule { fun holds(order: Order<*>): Boolean }

object Registry : Base(), Closeable {
    @Volatile private var size = 0
    override fun close() { size = 0 }
}

// region extensions

fun <T : Any> List<Order<T>>.newest(): Order<T>? = maxByOrNull { it.id }

val Order<*>.isEmpty: Boolean
    get() = lines.isEmpty()

internal inline fun <reified T> prüfe(
    value: Any?,
    otherwise: () -> T,
): T =
    value as? T
        ?: otherwise()

val (first, second) = 1 to 2

// endregion
