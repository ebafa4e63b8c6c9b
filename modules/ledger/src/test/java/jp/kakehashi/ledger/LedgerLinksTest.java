package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerLinks.Pointing;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.PasswordCost;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.testkit.Waiting;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Links both ways on a workstation with the real server.
final class LedgerLinksTest {
    private static final String PASSWORD = "correct horse 馬";
    private static final LedgerId OWNERS = new LedgerId("owners");
    private static final LedgerId PERMITS = new LedgerId("permits");
    private static final FieldId NAME = new FieldId("name");
    private static final FieldId OWNER = new FieldId("owner");
    private static final LinkTarget LINK = new LinkTarget(OWNERS, NAME);

    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();
    private KakehashiServer server;
    private WorkSession session;
    private LedgerService service;

    @BeforeEach
    void signIn() {
        server =
                new KakehashiServer(
                        clock,
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())));
        server.start(ServerConfig.local(dir.resolve("server"), 0).with(new PasswordCost(64, 1)));
        server.makeFirstAdministrator(
                new NewStaff("k1", "田村", "honsho", "civil", Set.of("administrator"), PASSWORD));
        CityDirectory city =
                new CityDirectory(
                        List.of(new CityDirectory.Office("honsho", new Label("本所", "HO"), "本")),
                        List.of(new CityDirectory.Section("civil", new Label("土木課", "Civil"))));
        Workstation workstation =
                new Workstation(dir.resolve("pc"), city, clock, new SyncTiming(200, 1000, 20, 200));
        workstation.enrol(
                server.uri(), PinnedAuthority.fetch(server.uri(), server.fingerprint()), "PC");
        session = workstation.signIn(World.PRODUCTION, "k1", PASSWORD);
        service =
                new LedgerServiceOnReplica(
                        session.replica(), session.headOffice(), session.sync()::wake);
        publish(OWNERS, 1, "土地所有者", "civil", "");
        publish(
                PERMITS,
                1,
                "許可台帳",
                "civil",
                "  - {id: owner, name: 所有者, type: link, link: {ledger: owners, shows: name}}\n");
        session.sync().wake();
        await(() -> service.ledgers().size() == 2);
    }

    @AfterEach
    void signOut() {
        session.close();
        server.close();
    }

    private void publish(LedgerId id, int version, String name, String readers, String more) {
        String text =
                """
                ledger: %s
                version: %d
                name: %s
                owner: civil
                authorsResolve: false
                personal: false
                read: {sections: [%s]}
                write: {sections: [%s]}
                fields:
                  - {id: name, name: 氏名, type: person}
                """;
        session.headOffice()
                .publish(
                        new DefinitionYaml()
                                .read(text.formatted(id, version, name, readers, readers) + more));
    }

    private void await(BooleanSupplier wanted) {
        Waiting.until(wanted, look -> session.sync().onStatus(status -> look.run()));
    }

    private RowView add(LedgerId ledger, Map<FieldId, String> values) {
        return service.create(ledger, values, ChangeNote.NONE);
    }

    private String exported() throws IOException {
        Path file = dir.resolve("out.csv");
        RowQuery all = new RowQuery(PERMITS, null, List.of(), null, false, 0, 1000);
        service.export(all, file, "点検", Progress.NONE);
        return Files.readString(file);
    }

    @Test
    void aLinkIsFoundByNameLeadsBackAndLeavesByName() throws IOException {
        LedgerLinks links = new LedgerLinks(service, session.actor());
        UUID owner = add(OWNERS, Map.of(NAME, "渡邉 健")).row();
        add(OWNERS, Map.of(NAME, "佐藤 花子"));
        UUID permit = add(PERMITS, Map.of(NAME, "髙橋", OWNER, owner.toString())).row();

        assertEquals(
                List.of(owner),
                links.search(LINK, "渡辺").stream().map(found -> found.row().row()).toList());
        assertEquals(Set.of(owner), links.targets(LINK, List.of(owner, permit)).keySet());
        List<Pointing> back = links.pointing(OWNERS, owner);
        assertEquals(1, back.size());
        assertEquals(OWNER, back.getFirst().field().id());
        assertEquals(permit, back.getFirst().rows().getFirst().row().row());
        String file = exported();
        assertTrue(file.contains("渡邉 健"), file);
        assertFalse(file.contains(owner.toString()), file);

        service.delete(OWNERS, owner, ChangeNote.NONE);
        assertTrue(exported().contains("渡邉 健（削除済み）"));
    }

    @Test
    void ofALedgerThatWasTakenAwayNoNameIsLeft() throws IOException {
        LedgerLinks links = new LedgerLinks(service, session.actor());
        UUID owner = add(OWNERS, Map.of(NAME, "渡邉 健")).row();
        add(PERMITS, Map.of(NAME, "髙橋", OWNER, owner.toString()));
        await(() -> session.leaving().editCount() == 0);
        publish(OWNERS, 2, "土地所有者", "tax", "");
        session.sync().wake();
        await(() -> service.ledgers().size() == 1);

        assertEquals(Map.of(), links.targets(LINK, List.of(owner)));
        assertEquals(List.of(), links.search(LINK, "渡辺"));
        String file = exported();
        assertTrue(file.contains(LinkedRows.HIDDEN), file);
        assertFalse(file.contains("渡邉"), file);
    }
}
