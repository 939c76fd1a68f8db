defmodule Shop.Basket do
  @moduledoc """
  What a customer wants.
  """
  use GenServer
  import Ecto.Query, only: [from: 2]
  alias Shop.{Item, Money}
  require Logger

  @behaviour Access
  @max 10
  @type t :: %__MODULE__{items: [Item.t()]}

  defstruct items: [], note: nil

  @doc """
  Makes one.
  """
  @spec new(keyword) :: t
  def new(opts \\ []) do
    helper = fn x -> x + 1 end
    struct(__MODULE__, opts)
  end

  # Adds one.
  def add(%__MODULE__{} = basket, item) when is_map(item), do: %{basket | items: [item | basket.items]}

  def add(basket, nil), do: basket

  @impl true
  def handle_call(:get, _from, state) do
    {:reply, state, state}
  end

  defp größe(%{items: items}), do: length(items) # no limit

  defguard is_full(basket) when length(basket.items) >= @max

  defmacro unless_full(basket, do: block) do
    quote do
      if not is_full(unquote(basket)), do: unquote(block)
    end
  end

  defmacrop hidden, do: :ok

  defdelegate size(basket), to: Enum, as: :count

  def a <~> b, do: {a, b}

  defmodule Line do
    defstruct [:price]

    def total(%{price: p}), do: p
  end
end

defprotocol Shop.Priced do
  @doc "Its price."
  def price(thing)
end

defimpl Shop.Priced, for: Shop.Basket do
  def price(basket), do: Enum.sum(basket.items)
end

defmodule Shop.BasketTest do
  use ExUnit.Case

  describe "new/1" do
    test "is empty" do
      assert Shop.Basket.new().items == []
    end
  end
end
