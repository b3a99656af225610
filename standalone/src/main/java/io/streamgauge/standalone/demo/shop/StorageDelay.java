package io.streamgauge.standalone.demo.shop;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.h2.api.Trigger;

/**
 * Storage that can become slow. The database fires it before each statement on a table that carries
 * it, so the statement itself takes longer: same text, same rows, same locks.
 */
final class StorageDelay {

  private static final Map<String, StorageDelay> BY_DATABASE = new ConcurrentHashMap<>();
  private static final int LEAST_MILLIS = 300;
  private static final int MOST_MILLIS = 900;

  private volatile boolean slow;

  /** The storage of the database of that name. */
  static StorageDelay of(String database) {
    return BY_DATABASE.computeIfAbsent(database, name -> new StorageDelay());
  }

  static void forget(String database) {
    BY_DATABASE.remove(database);
  }

  void set(boolean slow) {
    this.slow = slow;
  }

  private void await() throws SQLException {
    if (!slow) {
      return;
    }
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(LEAST_MILLIS, MOST_MILLIS + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted while waiting for storage", e);
    }
  }

  /** Created by the database, by name. */
  public static final class Hook implements Trigger {

    private StorageDelay delay;

    @Override
    public void init(
        Connection connection, String schema, String name, String table, boolean before, int type)
        throws SQLException {
      delay = of(connection.getCatalog());
    }

    @Override
    public void fire(Connection connection, Object[] oldRow, Object[] newRow) throws SQLException {
      delay.await();
    }
  }
}
