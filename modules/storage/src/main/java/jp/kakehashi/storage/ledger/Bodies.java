package jp.kakehashi.storage.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;

/// Records as the one-line JSON that is stored and hashed: members in declared order, maps by key,
/// nothing for null, ids as text, times in ISO 8601. Safe for use from many threads.
public final class Bodies {
    private final ObjectMapper mapper;

    /// A codec of its own; make one and keep it.
    public Bodies() {
        SimpleModule module = new SimpleModule("stored");
        text(module, LedgerId.class, LedgerId::value, LedgerId::new);
        text(module, FieldId.class, FieldId::value, FieldId::new);
        text(module, UUID.class, UUID::toString, UUID::fromString);
        text(module, Instant.class, Instant::toString, Instant::parse);
        mapper =
                JsonMapper.builder()
                        .addModule(module)
                        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .defaultPropertyInclusion(
                                JsonInclude.Value.construct(
                                        JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                        .build();
    }

    /// `body` as text.
    public String write(Object body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// What {@link #write} wrote.
    ///
    /// @throws ProblemException `problem.storage.body` when it is none
    public <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    Problem.damaged("problem.storage.body", type.getSimpleName()), e);
        }
    }

    private static <T> void text(
            SimpleModule module,
            Class<T> type,
            Function<T, String> write,
            Function<String, T> read) {
        module.addSerializer(
                type,
                new JsonSerializer<T>() {
                    @Override
                    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                            throws IOException {
                        out.writeString(write.apply(value));
                    }
                });
        module.addKeySerializer(
                type,
                new JsonSerializer<T>() {
                    @Override
                    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
                            throws IOException {
                        out.writeFieldName(write.apply(value));
                    }
                });
        module.addDeserializer(
                type,
                new JsonDeserializer<T>() {
                    @Override
                    public T deserialize(JsonParser in, DeserializationContext context)
                            throws IOException {
                        return parsed(in.getText(), type, read, context);
                    }
                });
        module.addKeyDeserializer(
                type,
                new KeyDeserializer() {
                    @Override
                    public Object deserializeKey(String key, DeserializationContext context)
                            throws IOException {
                        return parsed(key, type, read, context);
                    }
                });
    }

    private static <T> T parsed(
            String text, Class<T> type, Function<String, T> read, DeserializationContext context)
            throws IOException {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | java.time.DateTimeException | ProblemException e) {
            throw context.instantiationException(type, e);
        }
    }
}
