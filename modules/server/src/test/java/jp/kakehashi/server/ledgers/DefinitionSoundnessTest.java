package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing is published that a file of a pack may not say, whoever wrote the message.
class DefinitionSoundnessTest {
    @TempDir Path dir;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory());
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    private static FieldDefinition field(FieldType type, FieldChecks checks, Choice... choices) {
        return field(type, checks, false, choices);
    }

    private static FieldDefinition field(
            FieldType type, FieldChecks checks, boolean individual, Choice... choices) {
        return new FieldDefinition(
                new FieldId("f"),
                new Label("欄", "Field"),
                type,
                checks,
                List.of(choices),
                FieldAccess.OPEN,
                individual);
    }

    private static FieldChecks between(String min, String max) {
        return new FieldChecks(false, false, null, min, max, null);
    }

    private static FieldChecks numbered(String pattern) {
        return new FieldChecks(false, false, null, null, null, pattern);
    }

    private static LedgerDefinition with(FieldDefinition field) {
        LedgerDefinition base = Site.definition();
        List<FieldDefinition> fields = new java.util.ArrayList<>(base.fields());
        fields.add(field);
        return copy(base, 1, base.label(), base.owner(), fields);
    }

    private static LedgerDefinition copy(
            LedgerDefinition base,
            int version,
            Label label,
            String owner,
            List<FieldDefinition> fields) {
        return new LedgerDefinition(
                base.id(),
                version,
                label,
                owner,
                base.authorsResolve(),
                base.personal(),
                base.access(),
                fields);
    }

    private String refusal(LedgerDefinition definition) {
        return Refusal.of(() -> site.publish(site.administrator, definition));
    }

    private String refusal(FieldDefinition field) {
        return refusal(with(field));
    }

    private static Choice choice(String code, String label) {
        return new Choice(code, new Label(label, label), "ok");
    }

    @Test
    void individualNumberIsText() {
        for (FieldType type : FieldType.values()) {
            if (type != FieldType.TEXT) {
                FieldDefinition field =
                        field(type, numbered("N{n}"), true, choice("a", "甲"), choice("b", "乙"));
                assertTrue(refusal(field).startsWith("problem.definition."), type.name());
            }
        }
    }

    @Test
    void ledgerOfAnEarlierVersionWithSuchAFieldStaysWhole() {
        LedgerDefinition kept = with(field(FieldType.AUTO_NUMBER, numbered("N{n}"), true));
        site.database.define(
                site.stores.tables().table(kept),
                tx -> site.stores.definitions().put(tx, kept, site.clock.instant(), "admin"));
        site.accept(site.keeper, site.create(site.keeper, UUID.randomUUID(), "name", "a"));
        var reply =
                site.call(
                        site.administrator,
                        "POST",
                        "/api/audit/verify",
                        new Messages.Verify(List.of()),
                        Map.of());
        AuditReport report = (AuditReport) site.body(reply);
        assertTrue(report.whole(), report.findings().toString());
    }

    @Test
    void boundsAreValuesOfTheirField() {
        for (FieldDefinition field :
                List.of(
                        field(FieldType.NUMBER, between("abc", null)),
                        field(FieldType.NUMBER, between("0", "1e9")),
                        field(FieldType.YEN, between(null, "1.5")),
                        field(FieldType.DATE, between("zz", "9")),
                        field(FieldType.TIME, between("25:00", null)))) {
            assertTrue(refusal(field).startsWith("problem.definition."), field.toString());
        }
        site.publish(site.administrator, with(field(FieldType.NUMBER, between("0", "10"))));
        LedgerDefinition second = with(field(FieldType.NUMBER, between("abc", "10")));
        assertTrue(
                refusal(copy(second, 2, second.label(), second.owner(), second.fields()))
                        .startsWith("problem.definition."));
    }

    @Test
    void automaticNumberSaysItsForm() {
        assertTrue(
                refusal(field(FieldType.AUTO_NUMBER, FieldChecks.NONE))
                        .startsWith("problem.definition."));
    }

    @Test
    void wordsOfADefinitionAreShortAndInOneLine() {
        for (Choice choice :
                List.of(
                        choice("x".repeat(101), "甲"),
                        choice("a\u0001\n", "甲"),
                        choice("", "甲"),
                        choice("a", ""),
                        choice("a", "甲\n乙"),
                        choice("a", "甲".repeat(201)),
                        new Choice("a", new Label("甲", "A"), "zz"))) {
            assertEquals(
                    "problem.definition.choices",
                    refusal(field(FieldType.CHOICE, FieldChecks.NONE, choice)));
        }
        assertEquals(
                "problem.definition.choices",
                refusal(
                        field(
                                FieldType.CHOICE,
                                FieldChecks.NONE,
                                choice("a", "甲"),
                                choice("a", "乙"))));
        LedgerDefinition base = Site.definition();
        for (String owner : List.of("", " ", "civil\u0001", "課".repeat(201))) {
            assertTrue(
                    refusal(copy(base, 1, base.label(), owner, base.fields()))
                            .startsWith("problem.definition."),
                    owner);
        }
        for (String name : List.of("", "台帳\u001b", "台".repeat(201))) {
            assertTrue(
                    refusal(copy(base, 1, new Label(name, "x"), base.owner(), base.fields()))
                            .startsWith("problem.definition."),
                    name);
        }
    }

    @Test
    void whatMayBePublishedMayBeWrittenAsAFileOfAPack() {
        LedgerDefinition definition =
                with(field(FieldType.CHOICE, FieldChecks.NONE, choice("a", "甲")));
        site.publish(site.administrator, definition);
        DefinitionYaml yaml = new DefinitionYaml();
        assertEquals(definition, yaml.read(yaml.write(definition)));
    }
}
