package io.streamgauge.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads records that were written with the very schema of their class, which nearly all are: there
 * is nothing to resolve, numbers in arrays are never boxed, and names and small records that come
 * again and again are made once. Avro's own readers, which can resolve every other schema, box each
 * number and make each name anew, which is most of the time that a batch of events takes.
 */
@FunctionalInterface
interface DirectReader {

  /** Strings of all records. */
  BytesCache<String> STRINGS =
      new BytesCache<>((bytes, start, length) -> new String(bytes, start, length, UTF_8));

  Object read(FrameInput in);

  /** A reader, if both schemas are laid out alike and all of their types are known here. */
  static Optional<DirectReader> of(Schema writer, Schema own, SpecificData data) {
    long layout = SchemaNormalization.parsingFingerprint64(own);
    return SchemaNormalization.parsingFingerprint64(writer) == layout
        ? Optional.ofNullable(of(own, data))
        : Optional.empty();
  }

  private static DirectReader of(Schema schema, SpecificData data) {
    if (schema.getLogicalType() != null) {
      return null;
    }
    return switch (schema.getType()) {
      case RECORD -> isSmall(schema) ? shared(record(schema, data), schema) : record(schema, data);
      case ENUM -> enumeration(schema, data);
      case ARRAY -> array(schema, data);
      case MAP -> map(schema, data);
      case UNION -> union(schema, data);
      case STRING -> DirectReader::string;
      case BYTES -> DirectReader::bytes;
      case INT -> FrameInput::readInt;
      case LONG -> FrameInput::readLong;
      case FLOAT -> FrameInput::readFloat;
      case DOUBLE -> FrameInput::readDouble;
      case BOOLEAN -> FrameInput::readBoolean;
      case NULL -> in -> null;
      case FIXED -> null;
    };
  }

  private static DirectReader[] all(List<Schema> schemas, SpecificData data) {
    DirectReader[] readers = schemas.stream().map(s -> of(s, data)).toArray(DirectReader[]::new);
    return Arrays.asList(readers).contains(null) ? null : readers;
  }

  private static DirectReader record(Schema schema, SpecificData data) {
    DirectReader[] fields = all(fieldsOf(schema), data);
    if (fields == null) {
      return null;
    }
    Supplier<SpecificRecordBase> maker = RecordMaker.of(schema, data);
    return in -> {
      SpecificRecordBase record = maker.get();
      for (int i = 0; i < fields.length; i++) {
        record.put(i, fields[i].read(in));
      }
      return record;
    };
  }

  private static DirectReader enumeration(Schema schema, SpecificData data) {
    List<Object> symbols = new ArrayList<>();
    schema.getEnumSymbols().forEach(symbol -> symbols.add(data.createEnum(symbol, schema)));
    return in -> symbols.get(in.readInt());
  }

  private static DirectReader union(Schema schema, SpecificData data) {
    DirectReader[] branches = all(schema.getTypes(), data);
    return branches == null ? null : in -> branches[in.readInt()].read(in);
  }

  private static DirectReader map(Schema schema, SpecificData data) {
    DirectReader values = of(schema.getValueType(), data);
    if (values == null) {
      return null;
    }
    return in -> {
      int left = in.readBlock();
      if (left == 0) {
        return Map.of();
      }
      Map<String, Object> map = new HashMap<>();
      for (; left != 0; left = in.readBlock()) {
        for (int i = left; i > 0; i--) {
          map.put(string(in), values.read(in));
        }
      }
      return map;
    };
  }

  private static DirectReader array(Schema schema, SpecificData data) {
    Schema element = schema.getElementType();
    return switch (element.getType()) {
      case INT -> DirectReader::ints;
      case LONG -> DirectReader::longs;
      default -> list(of(element, data));
    };
  }

  private static DirectReader list(DirectReader elements) {
    if (elements == null) {
      return null;
    }
    return in -> {
      int left = in.readBlock();
      List<Object> list = new ArrayList<>(left);
      for (; left != 0; left = in.readBlock()) {
        for (int i = left; i > 0; i--) {
          list.add(elements.read(in));
        }
      }
      return list;
    };
  }

  /** Whether a record holds nothing but names and choices, so that the same ones come again. */
  private static boolean isSmall(Schema schema) {
    return fieldsOf(schema).stream().allMatch(DirectReader::isNameOrChoice);
  }

  private static boolean isNameOrChoice(Schema schema) {
    return switch (schema.getType()) {
      case STRING, ENUM, INT, BOOLEAN, NULL -> true;
      case UNION -> schema.getTypes().stream().allMatch(DirectReader::isNameOrChoice);
      case MAP -> isNameOrChoice(schema.getValueType());
      default -> false;
    };
  }

  private static DirectReader shared(DirectReader reader, Schema schema) {
    if (reader == null) {
      return null;
    }
    BytesCache<Object> records =
        new BytesCache<>((bytes, start, length) -> reader.read(new FrameInput(bytes, start)));
    return in -> {
      int start = in.position();
      skip(in, schema);
      return records.get(in.bytes(), start, in.position() - start);
    };
  }

  /** Goes on behind a value of what {@link #isSmall} accepts. */
  private static void skip(FrameInput in, Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        List<Schema.Field> fields = schema.getFields();
        for (int i = 0; i < fields.size(); i++) {
          skip(in, fields.get(i).schema());
        }
      }
      case UNION -> skip(in, schema.getTypes().get(in.readInt()));
      case MAP -> {
        for (int left = in.readBlock(); left != 0; left = in.readBlock()) {
          for (int i = left; i > 0; i--) {
            in.skipBytes();
            skip(in, schema.getValueType());
          }
        }
      }
      case STRING -> in.skipBytes();
      case NULL -> {}
      default -> in.readLong(); // a boolean is one byte, too
    }
  }

  private static String string(FrameInput in) {
    int length = in.skipBytes();
    return STRINGS.get(in.bytes(), in.position() - length, length);
  }

  private static ByteBuffer bytes(FrameInput in) {
    int length = in.skipBytes();
    int end = in.position();
    return ByteBuffer.wrap(Arrays.copyOfRange(in.bytes(), end - length, end));
  }

  private static IntColumn ints(FrameInput in) {
    int left = in.readBlock();
    IntColumn column = new IntColumn(left);
    for (; left != 0; left = in.readBlock()) {
      column.append(in, left);
    }
    return column;
  }

  private static LongColumn longs(FrameInput in) {
    int left = in.readBlock();
    LongColumn column = new LongColumn(left);
    for (; left != 0; left = in.readBlock()) {
      column.append(in, left);
    }
    return column;
  }

  private static List<Schema> fieldsOf(Schema schema) {
    return schema.getFields().stream().map(Schema.Field::schema).toList();
  }
}
