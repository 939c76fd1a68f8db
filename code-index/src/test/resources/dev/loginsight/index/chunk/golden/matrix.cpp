// Matrices of numbers.
#include <vector>
#include "matrix.hpp"

#define CHECK(x) do { if (!(x)) fail(#x); } while (0)

using namespace std;
using Row = std::vector<double>;

namespace math {
namespace detail {

constexpr int kBlock = 64; // bytes

template <typename T>
T clamp(T value, T low, T high) {
    return value < low ? low : value > high ? high : value;
}

}  // namespace detail

/// A matrix.
template <class T, int N = 3>
class [[nodiscard]] Matrix : public Base<T>, private Other {
public:
    using value_type = T;

    /// An empty one.
    Matrix() : rows_(N) {}
    explicit Matrix(int rows);
    ~Matrix() { clear(); }

    // By row and column.
    T& operator()(int row, int column) const { return data_[row * N + column]; }
    bool operator==(const Matrix& other) const = default;
    operator bool() const { return rows_ > 0; }

    template <typename F>
    void each(F f) {
        for (auto& x : data_) f(x);
    }

    virtual int größe() const = 0;
    static Matrix identity();

    struct Cell {
        int row, column;
        int index() const noexcept { return row * N + column; }
    };

    enum class Order { Rows, Columns };

    friend std::ostream& operator<<(std::ostream& out, const Matrix& m) { return out; }

private:
    std::vector<T> data_;
    int rows_ = 0, columns_{};
};

class Forward;

}  // namespace math

template <class T, int N>
math::Matrix<T, N>::Matrix(int rows) : rows_(rows) {
    check(rows);
}

template <class T, int N>
math::Matrix<T, N> math::Matrix<T, N>::identity() {
    return {};
}

namespace math::io {

/* Writes. */
int Writer::Cell::index() const {
    return 1;
}

Writer::~Writer() = default;

Writer& Writer::operator+=(int n) { return *this; }

int* Writer::raw() { return nullptr; }

template <> struct hash<Cell> { size_t operator()(const Cell& c) const { return 1; } };

}

template <typename T>
concept Numeric = requires(T t) { t + t; };

namespace {
int hidden() { return 1; }
auto lambda = [](int x) { return x + 1; };
}

union Value { int i; double d; Value() : i(0) {} };

extern "C" int entry(void) { return 0; }

TEST(MatrixTest, Clamps) {
    EXPECT_EQ(1, math::detail::clamp(0, 1, 2));
}

int main(int argc, char** argv) try {
    return math::io::run();
} catch (...) {
    return 1;
}

MATH_NAMESPACE_BEGIN
namespace detail
{

// By hand.
TEST_CASE("rows and columns")
{
    SECTION("rows") {
        CHECK(1 == 1);
    }
}

}  // namespace detail
MATH_NAMESPACE_END
