// Licensed to nobody.
using System;
using System.Collections.Generic;
using static System.Math;

[assembly: InternalsVisibleTo("Tests")]

namespace Shop.Billing
{
    /// <summary>Called when it is paid.</summary>
    public delegate void Paid<T>(object sender, T args);

    /// <summary>What a customer owes.</summary>
    [Serializable]
    public sealed partial class Invoice<T> : Base, IEquatable<Invoice<T>> where T : class
    {
        private const int Max = 10;
        private readonly List<T> _items = new(), _other = new(); // never null

        #region construction
        /// <summary>Makes one.</summary>
        public Invoice(int number) : base(number)
        {
            Number = number;
        }

        static Invoice() { Count = 0; }
        #endregion

        ~Invoice() => Dispose();

        public event EventHandler<T> Changed;
        public event EventHandler Closed { add { } remove { } }

        /// <summary>Ours.</summary>
        public int Number { get; private set; } = 1;

        [JsonIgnore]
        public decimal Größe
        {
            get => _größe;
            set { _größe = value; }
        }

        public T this[int index] => _items[index];

        public static Invoice<T> operator +(Invoice<T> a, T b) => a.With(b);
        public static explicit operator int(Invoice<T> a) => a.Number;

        // Adds one.
        public async Task<int> AddAsync<U>(U item, CancellationToken token = default) where U : T
        {
            int Local(int x) => x * 2;
            await Task.Yield();
            return Local(1);
        }

        bool IEquatable<Invoice<T>>.Equals(Invoice<T> other) => true;

        private enum State { Open, Paid = 2 }

        public record struct Line(int Price, string Name)
        {
            public int Twice() => Price * 2;
        }
    }

    internal static class Extensions
    {
        public static bool IsEmpty(this string text) => text.Length == 0;
    }

    public interface IRule<in T>
    {
        bool Holds(T value);
        string Name { get; }
    }

    public record Customer(string Name);

    namespace Deep { struct Point { public int X, Y; public Point(int x) { X = x; Y = 0; } } }
}
