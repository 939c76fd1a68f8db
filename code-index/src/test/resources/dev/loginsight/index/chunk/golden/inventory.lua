#!/usr/bin/env lua
--- What is in stock.
local json = require("cjson")
local M = {}

local MAX <const> = 10
M.version = "1.0" -- for people

--[[ A class,
  as Lua has them. ]]
local Inventory = {}
Inventory.__index = Inventory

--- Makes one.
-- @param size how many
function Inventory.new(size)
  local self = setmetatable({ size = size }, Inventory)
  return self
end

function Inventory:add(item, ...)
  local function inner() return 1 end
  self.items[#self.items + 1] = item
  return inner()
end

function M.deep.er:method() end

-- Helps.
local function helper(n)
  if n > 0 then
    return n - 1
  end
end

function global() return 1 end

M.count = function(self)
  return #self.items
end

local square = function(x) return x * x end

local handlers = {
  start = function() return 1 end,
  ["stop"] = function() return 2 end,
  name = "handlers",
}

do
  local function hidden() end
  function M.visible() hidden() end
end

goto done
::done::

return M
