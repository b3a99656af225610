package io.streamgauge.schemas;

import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Avro only makes objects of classes that it was told to trust, even where a generated builder
 * needs the default of an enum. This tells it to trust the records and enums of this product,
 * beside whatever else the process trusts.
 */
final class TrustedRecords {

  private static final String OURS = "io.streamgauge.";

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), TrustedRecords::isRecord));
  }

  private TrustedRecords() {}

  /** Makes sure that this has been told; the first call tells it. */
  static void trust() {}

  private static boolean isRecord(Class<?> type) {
    return type.getName().startsWith(OURS)
        && (SpecificRecord.class.isAssignableFrom(type)
            || GenericEnumSymbol.class.isAssignableFrom(type));
  }
}
