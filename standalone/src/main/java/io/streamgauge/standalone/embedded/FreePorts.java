package io.streamgauge.standalone.embedded;

import io.streamgauge.service.http.PortTakenException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds ports that nobody listens on. */
public final class FreePorts {

  private FreePorts() {}

  /**
   * Makes sure early that a port is free; 0 always is.
   *
   * @param option how users choose the port, for the error
   * @throws PortTakenException if it is in use
   */
  public static void require(String host, String option, int port) {
    find(host, option, port);
  }

  /**
   * Finds ports.
   *
   * @param option how users choose a port, for the error
   * @param wanted ports to look at, 0 for any; all are held at once, so they differ
   * @return the ports, free a moment ago
   * @throws PortTakenException if a wanted port is in use
   */
  public static int[] find(String host, String option, int... wanted) {
    ServerSocket[] sockets = new ServerSocket[wanted.length];
    int[] found = new int[wanted.length];
    try {
      for (int i = 0; i < wanted.length; i++) {
        sockets[i] = hold(host, option, wanted[i]);
        found[i] = sockets[i].getLocalPort();
      }
      return found;
    } finally {
      release(sockets);
    }
  }

  private static ServerSocket hold(String host, String option, int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
      return socket;
    } catch (BindException e) {
      throw new PortTakenException(host, port, option, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + host + ":" + port, e);
    }
  }

  private static void release(ServerSocket[] sockets) {
    for (ServerSocket socket : sockets) {
      try {
        if (socket != null) {
          socket.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
