-- The shop's tables.
SET search_path = shop;

/* Who buys. */
CREATE TABLE IF NOT EXISTS shop.customers (
    id      BIGINT PRIMARY KEY,
    name    TEXT NOT NULL, -- as typed
    größe   INT DEFAULT 1
);

CREATE TABLE orders (
    id serial PRIMARY KEY,
    customer_id bigint REFERENCES shop.customers (id) ON DELETE CASCADE,
    total numeric(10, 2) CHECK (total >= 0)
);

CREATE UNIQUE INDEX orders_by_customer ON orders (customer_id);

-- What is open.
CREATE OR REPLACE VIEW open_orders AS
SELECT o.id, c.name
FROM orders o
JOIN shop.customers c ON c.id = o.customer_id
WHERE o.total > 0;

CREATE MATERIALIZED VIEW "Sales per Day" AS SELECT 1 AS n;

CREATE OR REPLACE FUNCTION total_of(customer bigint)
RETURNS numeric AS $$
BEGIN
    RETURN (SELECT sum(total) FROM orders WHERE customer_id = customer);
END;
$$ LANGUAGE plpgsql;

CREATE PROCEDURE close_order(order_id bigint)
LANGUAGE SQL
AS $$
    UPDATE orders SET total = 0 WHERE id = order_id;
$$;

CREATE TRIGGER audit_orders
AFTER INSERT ON orders
FOR EACH ROW EXECUTE FUNCTION audit();

CREATE TYPE mood AS ENUM ('sad', 'ok');

CREATE SEQUENCE order_numbers;

ALTER TABLE orders ADD COLUMN note text;

INSERT INTO orders (id, total) VALUES (1, 2.50), (2, 3);

DELIMITER //
CREATE DEFINER=`root`@`localhost` PROCEDURE `close all`(IN since DATE)
BEGIN
    -- one by one; slowly
    UPDATE orders SET total = 0;
    DELETE FROM orders WHERE note = 'a;b';
END //
DELIMITER ;

CREATE OR ALTER PROC [dbo].[Archive] AS
BEGIN
    SET NOCOUNT ON;
    DELETE FROM orders;
END
GO

create function größe(t text) returns int as $body$
begin
return length(t); -- at the margin
end;
$body$ language plpgsql;
