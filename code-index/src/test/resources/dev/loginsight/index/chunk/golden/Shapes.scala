package shop.shapes

enum Shape(val name: String):
  /** Round. */
  case Circle(r: Double) extends Shape("circle")
  case Point, Line

  def area: Double = this match
    case Circle(r) => r * r
    case _ => 0

trait Show[A]:
  def show(a: A): String
  extension (a: A) def shown: String = show(a)

given Show[Int] with
  def show(a: Int): String = a.toString

given intOrd: Ordering[Int] = Ordering.Int

extension (s: String)
  /** In the middle. */
  def middle: Char = s(s.length / 2)
  def größer(n: Int): Boolean =
    s.length > n

opaque type Meters = Double

object Main:
  val start = 1

  @main def run(args: String*): Unit =
    println(Shape.values)

    println("done")

  class Inner:
    def deep = 1
  end Inner
end Main

def topLevel(x: Int): Int = x + 1

val answer = 42
