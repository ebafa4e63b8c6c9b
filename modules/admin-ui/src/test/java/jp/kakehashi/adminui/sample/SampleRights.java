package jp.kakehashi.adminui.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jp.kakehashi.adminui.desk.Pack;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.RightsMessages.FieldRules;
import jp.kakehashi.wire.RightsMessages.LedgerRules;
import jp.kakehashi.wire.RightsMessages.Right;
import jp.kakehashi.wire.RightsMessages.Rights;
import jp.kakehashi.wire.RightsMessages.RoleUse;

/// Rules, roles and packs of the model city in memory; for tests only.
public final class SampleRights {
    private static final LedgerId ROADS = new LedgerId("road_occupancy");
    private static final LedgerId RESIDENTS = new LedgerId("residents");
    private static final Label ROADS_LABEL = new Label("道路占用許可台帳", "Road occupancy permits");
    private static final Label RESIDENTS_LABEL = new Label("住民", "Residents");

    private final Map<LedgerId, LedgerDefinition> published = new TreeMap<>();

    public SampleRights() {
        published.put(RESIDENTS, new DefinitionYaml().read(text("residents")));
        String changed =
                text("road_occupancy")
                        .replace("version: 1", "version: 3")
                        .replace("許可番号, en", "許可の番号, en");
        published.put(ROADS, new DefinitionYaml().read(changed));
    }

    private static String text(String pack) {
        Path root = Path.of(System.getProperty("kakehashi.root", "../.."));
        try {
            return Files.readString(
                    root.resolve("resources/packs").resolve(pack).resolve(pack + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Rights all() {
        AccessRule staff = new AccessRule(Set.of("keeper", "reader"), Set.of(), Set.of());
        AccessRule citizen =
                new AccessRule(Set.of(), Set.of(), Set.of("citizen"), Set.of("administrator"));
        AccessRule civil = new AccessRule(Set.of("keeper"), Set.of(), Set.of("civil"));
        return new Rights(
                List.of(
                        new LedgerRules(
                                RESIDENTS,
                                RESIDENTS_LABEL,
                                "citizen",
                                1,
                                true,
                                staff,
                                citizen,
                                List.of(
                                        new FieldRules(
                                                new Label("個人番号", "Individual number"),
                                                AccessRule.EVERYONE,
                                                AccessRule.EVERYONE,
                                                true),
                                        new FieldRules(
                                                new Label("支援措置", "Protection"),
                                                AccessRule.EVERYONE,
                                                citizen,
                                                false)),
                                citizen,
                                false,
                                true,
                                212,
                                9),
                        new LedgerRules(
                                ROADS,
                                ROADS_LABEL,
                                "civil",
                                3,
                                true,
                                staff,
                                civil,
                                List.of(),
                                null,
                                true,
                                false,
                                88,
                                7)),
                List.of(
                        new RoleUse("administrator", List.of("0012"), List.of(RESIDENTS)),
                        new RoleUse("keeper", List.of("0123", "0388"), List.of(RESIDENTS, ROADS))));
    }

    List<Right> in(LedgerId ledger) {
        return List.of(chiyo(ledger), isamu(ledger));
    }

    List<Right> of(String staff) {
        return List.of(
                staff.equals("0388") ? isamu(RESIDENTS) : chiyo(RESIDENTS),
                staff.equals("0388") ? isamu(ROADS) : chiyo(ROADS));
    }

    private static Right chiyo(LedgerId ledger) {
        boolean roads = ledger.equals(ROADS);
        return new Right(
                "0123",
                "佐藤　千代",
                ledger,
                roads ? ROADS_LABEL : RESIDENTS_LABEL,
                roads,
                roads,
                roads ? List.of() : List.of(new Label("個人番号", "Individual number")),
                List.of(),
                !roads,
                List.of(new Actor.Post("honsho", "civil", Set.of("keeper"))));
    }

    private static Right isamu(LedgerId ledger) {
        return new Right(
                "0388",
                "渡邉󠄁　勇",
                ledger,
                ledger.equals(ROADS) ? ROADS_LABEL : RESIDENTS_LABEL,
                false,
                false,
                List.of(),
                List.of(),
                ledger.equals(RESIDENTS),
                List.of(
                        new Actor.Post("asahi", "counter", Set.of("keeper")),
                        new Actor.Post("asahi", "crisis", Set.of("reader"))));
    }

    List<Pack> packs() {
        return List.of("digital_needs", "residents", "road_occupancy").stream()
                .map(
                        name ->
                                new Pack(
                                        name,
                                        new DefinitionYaml().read(text(name)),
                                        text(name),
                                        published.get(new LedgerId(name))))
                .toList();
    }

    void publish(LedgerDefinition definition, String text) {
        if (!new DefinitionYaml().read(text).equals(definition)) {
            throw new IllegalStateException("text and definition differ");
        }
        published.put(definition.id(), definition);
    }

    /// The version at head office; 0 where there is none.
    public int version(String ledger) {
        LedgerDefinition found = published.get(new LedgerId(ledger));
        return found == null ? 0 : found.version();
    }
}
