package shop
package parsing

import scala.util.{Try, Success}
import cats.syntax.all.*

/** What can be read. */
sealed trait Token[+A] extends Product with Serializable {
  type Out
  def size: Int
  def isEmpty: Boolean = size == 0
}

@deprecated("old", "1.0")
case class Word(text: String, `at`: Int = 0) extends Token[String] {
  private[this] lazy val länge = text.length
  var seen, used = false // flags
  require(text.nonEmpty)

  /** Both together. */
  def ++(other: Word): Word = {
    def inner(n: Int) = n + 1
    Word(text + other.text, inner(at))
  }

  def this(text: Array[Char]) = this(new String(text))

  override def size = text.length
}

object Word {
  val Empty: Word = Word("")
  implicit val ordering: Ordering[Word] = Ordering.by(_.text)
  implicit class Rich(val w: Word) extends AnyVal {
    def twice: Word = w ++ w
  }
  case object Nothing extends Token[Nothing] { def size = 0 }
}

abstract class Parser[F[_]: Monad](in: String)(using ctx: Context) {
  // Reads on.
  final def run[A](f: Token[A] => F[A]): F[List[A]] =
    for {
      t <- next
      a <- f(t)
    } yield List(a)

  protected def next: F[Token[Nothing]]
}

package object tools {
  type Id[A] = A
  def identity[A](a: A): A = a
}
