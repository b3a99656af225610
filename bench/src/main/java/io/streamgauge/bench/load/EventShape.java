package io.streamgauge.bench.load;

import static java.util.Objects.requireNonNull;

/**
 * What events are about.
 *
 * @param services how many services send
 * @param operationsPerService series of each of them
 * @param instancesPerService processes of each of them
 * @param names what the names of services begin with
 */
public record EventShape(
    int services, int operationsPerService, int instancesPerService, String names) {

  /** 500 operations in 10 services. */
  public static final EventShape TYPICAL = new EventShape(10, 50, 4);

  public EventShape {
    requirePositive("services", services);
    requirePositive("operationsPerService", operationsPerService);
    requirePositive("instancesPerService", instancesPerService);
    requireNonNull(names, "names");
  }

  /** With the usual names. */
  public EventShape(int services, int operationsPerService, int instancesPerService) {
    this(services, operationsPerService, instancesPerService, "service-");
  }

  /**
   * The same number of series in as few services as allow each to stay below its budget of series.
   */
  public static EventShape ofSeries(int series) {
    int services = Math.max(10, (series + 4_999) / 5_000);
    return new EventShape(services, Math.max(1, series / services), 4);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed is 1 or more");
    }
  }

  public int series() {
    return services * operationsPerService;
  }

  int instances() {
    return services * instancesPerService;
  }

  public String service(int index) {
    return names + index;
  }

  public String operation(int index) {
    return "GET /resource-" + index + "/{id}";
  }

  String instance(int index) {
    return "10.0." + index / 250 + '.' + index % 250 + ":8080";
  }
}
