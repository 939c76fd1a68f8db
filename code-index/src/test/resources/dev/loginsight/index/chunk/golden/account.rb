#!/usr/bin/env ruby
# frozen_string_literal: true

require 'set'
require_relative "money"

# Money of people.
module Bank
  VERSION = '1.2'

  class Error < StandardError; end

  # Holds money.
  #
  # @api public
  class Account < Base
    include Comparable
    extend Forwardable

    LIMIT = 1_000 # cents

    attr_reader :owner, :größe
    attr_accessor :note
    delegate :name, to: :owner
    alias_method :who, :owner
    alias to_str to_s

    has_many :entries, dependent: :destroy

    # @param owner [Person]
    def initialize(owner, balance: 0)
      @owner = owner
      super()
    end

    def self.open(*args, &block)
      new(*args, &block)
    end

    class << self
      attr_writer :registry

      # Finds one.
      def find(id)
        registry.fetch(id) { |key| raise Error, key }
      end

      private

      def registry = @registry ||= {}
    end

    def <=>(other) = balance <=> other.balance

    def empty? = balance.zero?

    def [](key)
      def nested; end
      @map[key]
    end

    def note=(text)
      @note = text
    end

    private def secret; 42; end

    protected

    # rubocop:disable Metrics
    def compute
      if balance > LIMIT
        1
      else
        2
      end
    end
    # rubocop:enable Metrics

    Entry = Struct.new(:amount, :at) do
      def late?
        at < Time.now
      end
    end

    define_method(:later) { 1 }

    scope :recent, -> { where(at: 1) }
  end

  def self.run!
    Account.open
  end

  class Account::Closed < Error
    def message = "closed"
  end
end

if RUBY_VERSION > '3'
  def modern(x) = x
end

get '/accounts/:id' do |id|
  Bank::Account.find(id).to_s
end

describe Bank do
  it 'opens' do
    expect(Bank.run!).to be
  end
end

def überweisen(from, to)
  from.note = <<~TEXT
    def not_code
  TEXT
end
