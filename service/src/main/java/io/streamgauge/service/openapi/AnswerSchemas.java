package io.streamgauge.service.openapi;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.generator.naming.SchemaDefinitionNamingStrategy;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON schemas of the answers' records. Every component is there and not null, unless it is a boxed
 * number or {@link Nullable}: those may be null, or are left out where the record leaves nulls out.
 */
final class AnswerSchemas {

  private static final Set<Class<?>> BOXED =
      Set.of(Boolean.class, Integer.class, Long.class, Double.class);

  private final SchemaBuilder builder;

  AnswerSchemas(ObjectMapper mapper) {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                mapper, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(new JacksonModule())
            .with(
                Option.DEFINITIONS_FOR_ALL_OBJECTS,
                Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                Option.PLAIN_DEFINITION_KEYS,
                Option.INLINE_NULLABLE_SCHEMAS,
                Option.EXTRA_OPEN_API_FORMAT_VALUES)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    config
        .forFields()
        .withNullableCheck(field -> mayBeNull(field) && !leavesNullsOut(field))
        .withRequiredCheck(field -> !(mayBeNull(field) && leavesNullsOut(field)))
        .withDescriptionResolver(
            field ->
                Javadoc.component(
                    field.getDeclaringType().getErasedType(), field.getDeclaredName()));
    config
        .forTypesInGeneral()
        .withDescriptionResolver(type -> Javadoc.of(type.getType().getErasedType()))
        .withCustomDefinitionProvider(AnswerSchemas::map)
        .withPropertySorter((one, other) -> 0)
        .withDefinitionNamingStrategy(new WithEnclosingClass());
    builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
  }

  /** Maps are described where they are. */
  private static CustomDefinition map(ResolvedType type, SchemaGenerationContext context) {
    List<ResolvedType> parameters = type.typeParametersFor(Map.class);
    if (parameters == null) {
      return null;
    }
    ObjectNode map = context.getGeneratorConfig().createObjectNode().put("type", "object");
    map.set("additionalProperties", context.createDefinitionReference(parameters.get(1)));
    return new CustomDefinition(map, DefinitionType.INLINE, AttributeInclusion.YES);
  }

  private static boolean mayBeNull(FieldScope field) {
    return BOXED.contains(field.getRawMember().getType())
        || field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean leavesNullsOut(FieldScope field) {
    JsonInclude include = field.getRawMember().getDeclaringClass().getAnnotation(JsonInclude.class);
    return include != null && include.value() == JsonInclude.Include.NON_NULL;
  }

  /** A reference to the schema of an answer. */
  ObjectNode reference(Class<?> answer) {
    return builder.createSchemaReference(answer);
  }

  /** The schemas of everything referred to so far. */
  ObjectNode definitions() {
    return builder.collectDefinitions("components/schemas");
  }

  /** {@code LatencyAnswer.Window}: simple names alone are taken more than once. */
  private static final class WithEnclosingClass implements SchemaDefinitionNamingStrategy {
    @Override
    public String getDefinitionNameForKey(DefinitionKey key, SchemaGenerationContext context) {
      Class<?> type = key.getType().getErasedType();
      String name = type.getName();
      return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
  }
}
