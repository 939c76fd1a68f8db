#!/usr/bin/env node
'use strict';

const fs = require('fs');
import { price } from './price.js';

// How long a cart lives.
const TTL = 60, GRACE = 5; // minutes
const { a, b } = options;

/** Adds an item. */
function add(cart, item) {
  cart.push(item);
}

const remove = (cart, item) => cart.filter((x) => x !== item);

const cached = memoize(function (id) {
  return load(id);
});

async function* all() { yield 1; }

/** A cart. */
class Cart extends Base {
  #items = [];
  static size = 0;
  total = () => this.#items.reduce(sum, 0);

  constructor(items) {
    super();
    this.#items = items;
  }

  // counts
  get length() { return this.#items.length; }

  static of(...items) { return new Cart(items); }

  static { Cart.size = 1; }

  [Symbol.iterator]() { return this.#items.values(); }

  'quoted name'() {}
}

module.exports = {
  add,
  limit: 4,
  clear() { fs.unlinkSync('cart'); },
  remove: function () {},
  later: async () => {},
  deep: { er() {} },
};

exports.one = function () {};
Cart.prototype.two = function two() {};
Cart.three = () => 3;
Cart.get =
Cart.header = function header(name) { return name; };

app.get('/cart', (request, response) => {
  response.send(cached(1));
});

if (process.env.DEBUG) {
  function debug() { console.log('debug'); }
}

(function () {
  var hidden = 1;
  function inside() { return hidden; }
})();

export default { name: 'cart', created() { add([], 1); } };
export * from './rest.js';
