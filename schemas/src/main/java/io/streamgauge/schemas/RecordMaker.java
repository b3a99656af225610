package io.streamgauge.schemas;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Makes empty records by their constructors. Avro makes them by reflection, which takes longer than
 * to read the record.
 */
final class RecordMaker {

  private static final MethodType NO_ARGUMENTS = MethodType.methodType(void.class);

  private RecordMaker() {}

  static Supplier<SpecificRecordBase> of(Schema schema, SpecificData data) {
    try {
      return constructor(data.getClass(schema));
    } catch (Throwable e) { // no class of ours, or one that is not open to us
      return () -> (SpecificRecordBase) data.newRecord(null, schema);
    }
  }

  @SuppressWarnings("unchecked") // as the method type says
  private static Supplier<SpecificRecordBase> constructor(Class<?> type) throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodHandle constructor = lookup.findConstructor(type, NO_ARGUMENTS);
    CallSite site =
        LambdaMetafactory.metafactory(
            lookup,
            "get",
            MethodType.methodType(Supplier.class),
            MethodType.methodType(Object.class),
            constructor,
            MethodType.methodType(type));
    return (Supplier<SpecificRecordBase>) site.getTarget().invoke();
  }
}
