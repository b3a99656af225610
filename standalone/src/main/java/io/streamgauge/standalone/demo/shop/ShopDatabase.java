package io.streamgauge.standalone.demo.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The shop's tables, in a database in memory of its own. Safe for use by threads. */
final class ShopDatabase implements AutoCloseable {

  static final int PRODUCTS = 10_000;
  static final int CUSTOMERS = 500;
  static final int FIRST_ORDERS = 1_000;

  private static final int CONNECTIONS = 48;
  private static final List<String> SCHEMA =
      List.of(
          "CREATE TABLE product (id BIGINT PRIMARY KEY, name VARCHAR NOT NULL, cents INT NOT NULL)",
          """
          CREATE TABLE orders (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            customer BIGINT NOT NULL, product BIGINT NOT NULL, quantity INT NOT NULL)
          """,
          """
          CREATE TABLE cart_item (customer BIGINT, product BIGINT, quantity INT NOT NULL,
            PRIMARY KEY (customer, product))
          """,
          """
          INSERT INTO product
          SELECT x, DECODE(MOD(x, 4), 0, 'tea', 1, 'coffee', 2, 'cocoa', 'mate') || ' no. ' || x,
            100 + MOD(x * 7919, 9900) FROM SYSTEM_RANGE(1, %d)
          """
              .formatted(PRODUCTS),
          """
          INSERT INTO orders (customer, product, quantity)
          SELECT MOD(x, %d), 1 + MOD(x * 31, %d), 1 + MOD(x, 3) FROM SYSTEM_RANGE(1, %d)
          """
              .formatted(CUSTOMERS, PRODUCTS, FIRST_ORDERS),
          "INSERT INTO cart_item SELECT x, x, 1 FROM SYSTEM_RANGE(1, %d)".formatted(CUSTOMERS),
          hook("storage_read", "SELECT ON product"),
          hook("storage_write", "INSERT ON orders"));

  private final String name;
  private final HikariDataSource pool;
  private final DataSource source;

  private ShopDatabase(String name, HikariDataSource pool, DataSource source) {
    this.name = name;
    this.pool = pool;
    this.source = source;
  }

  /** Creates and fills the tables; {@code wrapper} sees only what is asked afterwards. */
  static ShopDatabase open(UnaryOperator<DataSource> wrapper) {
    String name = "SHOP_" + UUID.randomUUID().toString().replace('-', '_').toUpperCase();
    HikariConfig config = new HikariConfig();
    config.setPoolName("shop");
    // It lives until the pool closes its last connection, not until the database's own exit hook.
    config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_ON_EXIT=FALSE");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(4);
    HikariDataSource pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : SCHEMA) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      pool.close();
      throw new IllegalStateException("The shop's tables cannot be created", e);
    }
    new ShopDatabase(name, pool, pool).warmUp();
    return new ShopDatabase(name, pool, wrapper.apply(pool));
  }

  StorageDelay storage() {
    return StorageDelay.of(name);
  }

  Optional<Product> product(long id) {
    return query("SELECT id, name, cents FROM product WHERE id = ?", ShopDatabase::toProduct, id)
        .stream()
        .findFirst();
  }

  /** The products that sell best: those with the lowest numbers. */
  List<Product> bestSellers(int count) {
    return query(
        "SELECT id, name, cents FROM product WHERE id <= ?", ShopDatabase::toProduct, count);
  }

  List<Product> search(String word) {
    return query(
        "SELECT id, name, cents FROM product WHERE name LIKE ? ORDER BY cents, id LIMIT 20",
        ShopDatabase::toProduct,
        word + "%");
  }

  Optional<Order> order(long id) {
    return query(
            """
            SELECT o.id, p.name, o.quantity, o.quantity * p.cents AS cents
            FROM orders o JOIN product p ON p.id = o.product WHERE o.id = ?
            """,
            ShopDatabase::toOrder,
            id)
        .stream()
        .findFirst();
  }

  List<Order> cart(long customer) {
    return query(
        """
        SELECT p.id, p.name, c.quantity, c.quantity * p.cents AS cents
        FROM cart_item c JOIN product p ON p.id = c.product WHERE c.customer = ?
        """,
        ShopDatabase::toOrder,
        customer);
  }

  /** Returns the number of the new order. */
  long place(long customer, long product, int quantity) {
    try (Connection connection = source.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO orders (customer, product, quantity) VALUES (?, ?, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      insert.setLong(1, customer);
      insert.setLong(2, product);
      insert.setInt(3, quantity);
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("An order cannot be stored", e);
    }
  }

  @Override
  public void close() {
    pool.close();
    StorageDelay.forget(name);
  }

  /** Statements are compiled on first use; a service that cares does that before it opens. */
  private void warmUp() {
    for (int round = 1; round <= 20; round++) {
      product(round);
      search("tea no. 1");
      order(round);
      cart(round);
      place(round, round, 1);
    }
  }

  private <T> List<T> query(String sql, RowReader<T> reader, Object parameter) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(reader.read(rows));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The statement failed: " + sql, e);
    }
  }

  private static Product toProduct(ResultSet row) throws SQLException {
    return new Product(row.getLong("id"), row.getString("name"), row.getInt("cents"));
  }

  private static Order toOrder(ResultSet row) throws SQLException {
    return new Order(
        row.getLong("id"), row.getString("name"), row.getInt("quantity"), row.getInt("cents"));
  }

  private static String hook(String name, String event) {
    return "CREATE TRIGGER %s BEFORE %s CALL '%s'"
        .formatted(name, event, StorageDelay.Hook.class.getName());
  }

  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
