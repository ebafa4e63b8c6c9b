package jp.kakehashi.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// Records as JSON and back. Reading is strict: unknown, missing, doubled or null members, wrong
/// types, U+0000, broken surrogates and anything too deep or long are `problem.wire.malformed`.
/// Writing is deterministic: members in declared order, maps by key, no member for null. Times
/// are ISO 8601 UTC in milliseconds, days ISO 8601. Safe for many threads; make one and keep it.
public final class Json {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_STRING = 1_000_000;
    private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

    private final ObjectMapper mapper;

    /// A codec for the records of this product.
    public Json() {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(MAX_DEPTH)
                                        .maxStringLength(MAX_STRING)
                                        .maxNumberLength(40)
                                        .maxNameLength(200)
                                        .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .build();
        mapper =
                JsonMapper.builder(factory)
                        .addModule(module())
                        .annotationIntrospector(new NullsByDeclaration())
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                        .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                        .defaultPropertyInclusion(
                                JsonInclude.Value.construct(
                                        JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                        .build();
    }

    /// The UTF-8 bytes of `message`.
    public byte[] bytes(Object message) {
        try {
            return mapper.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text of `message`, on one line.
    public String text(Object message) {
        return new String(bytes(message), StandardCharsets.UTF_8);
    }

    /// Writes `message` and a line feed to `out`, which stays open and is not flushed.
    public void writeLine(OutputStream out, Object message) throws IOException {
        out.write(bytes(message));
        out.write('\n');
    }

    /// Reads one message from UTF-8 bytes.
    ///
    /// @throws ProblemException `problem.wire.malformed` with line and column
    public <T> T read(byte[] bytes, Class<T> type) {
        try {
            return read(new ByteArrayInputStream(bytes), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads one message from text.
    ///
    /// @throws ProblemException `problem.wire.malformed` with line and column
    public <T> T read(String text, Class<T> type) {
        return read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    /// Reads `in` to its end as one message.
    ///
    /// @throws ProblemException `problem.wire.malformed` with line and column
    /// @throws IOException when `in` fails, never for what it holds
    public <T> T read(InputStream in, Class<T> type) throws IOException {
        try {
            @Nullable T value = mapper.readValue(in, type);
            if (value == null) {
                throw Problem.invalid("problem.wire.malformed", 1, 1).asException();
            }
            return value;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new ProblemException(
                    Problem.invalid(
                            "problem.wire.malformed",
                            at == null ? 0 : at.getLineNr(),
                            at == null ? 0 : at.getColumnNr()),
                    e);
        }
    }

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("kakehashi");
        text(module, LedgerId.class, LedgerId::value, LedgerId::new);
        text(module, FieldId.class, FieldId::value, FieldId::new);
        text(module, UUID.class, UUID::toString, Json::uuid);
        text(
                module,
                Instant.class,
                t -> t.truncatedTo(ChronoUnit.MILLIS).toString(),
                Json::instant);
        text(module, LocalDate.class, LocalDate::toString, Json::day);
        module.addDeserializer(String.class, new TextReader<>(String.class, s -> s));
        return module;
    }

    private static <T> void text(
            SimpleModule module,
            Class<T> type,
            Function<T, String> write,
            Function<String, T> read) {
        module.addSerializer(type, new TextWriter<>(write, false));
        module.addKeySerializer(type, new TextWriter<>(write, true));
        TextReader<T> reader = new TextReader<>(type, read);
        module.addDeserializer(type, reader);
        module.addKeyDeserializer(type, new KeyReader(reader));
    }

    private static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equals(text)) {
            throw new IllegalArgumentException("not a canonical UUID");
        }
        return id;
    }

    private static Instant instant(String text) {
        Instant at = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
        // Beyond these a time no longer fits a long of milliseconds or a database's calendar.
        if (at.isBefore(FIRST_TIME) || at.isAfter(LAST_TIME)) {
            throw new IllegalArgumentException("time out of range");
        }
        return at;
    }

    private static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new IllegalArgumentException("day out of range");
        }
        return day;
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException("U+0000");
            }
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw new IllegalArgumentException("half a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    private static final class TextWriter<T> extends JsonSerializer<T> {
        private final Function<T, String> write;
        private final boolean key;

        TextWriter(Function<T, String> write, boolean key) {
            this.write = write;
            this.key = key;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            if (key) {
                out.writeFieldName(write.apply(value));
            } else {
                out.writeString(write.apply(value));
            }
        }
    }

    private static final class TextReader<T> extends JsonDeserializer<T> {
        private final Class<T> type;
        private final Function<String, T> read;

        TextReader(Class<T> type, Function<String, T> read) {
            this.type = type;
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw context.wrongTokenException(
                        in, type, JsonToken.VALUE_STRING, "text expected");
            }
            return parse(in.getText(), context);
        }

        T parse(String text, DeserializationContext context) throws IOException {
            try {
                return read.apply(wellFormed(text));
            } catch (IllegalArgumentException | DateTimeException | ProblemException e) {
                throw context.instantiationException(type, e);
            }
        }
    }

    private static final class KeyReader extends KeyDeserializer {
        private final TextReader<?> reader;

        KeyReader(TextReader<?> reader) {
            this.reader = reader;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context)
                throws IOException {
            return reader.parse(key, context);
        }
    }

    /// Lets a member be null or absent only where its record says `@Nullable`, elements included.
    private static final class NullsByDeclaration extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonSetter.Value findSetterInfo(Annotated member) {
            AnnotatedType type = declared(member);
            if (type == null) {
                return super.findSetterInfo(member);
            }
            return JsonSetter.Value.construct(
                    nullable(type) ? Nulls.SET : Nulls.FAIL,
                    type instanceof AnnotatedParameterizedType p
                                    && nullable(
                                            p.getAnnotatedActualTypeArguments()[
                                                    p.getAnnotatedActualTypeArguments().length - 1])
                            ? Nulls.SET
                            : Nulls.FAIL);
        }

        @Override
        public @Nullable Boolean hasRequiredMarker(
                com.fasterxml.jackson.databind.introspect.AnnotatedMember member) {
            AnnotatedType type = declared(member);
            return type == null ? super.hasRequiredMarker(member) : (Boolean) !nullable(type);
        }

        private static @Nullable AnnotatedType declared(Annotated member) {
            if (member instanceof AnnotatedParameter p && p.getDeclaringClass().isRecord()) {
                return p.getDeclaringClass().getRecordComponents()[p.getIndex()].getAnnotatedType();
            }
            return null;
        }

        private static boolean nullable(AnnotatedType type) {
            return type.isAnnotationPresent(Nullable.class);
        }
    }
}
