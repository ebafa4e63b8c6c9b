package jp.kakehashi.sync;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ServerGround;
import jp.kakehashi.server.authority.HeadSigner;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.HeadCheck;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Route;

/// A head office in this process with the server's real acceptance over a real database, and
/// workstations of it.
final class TestOffice implements AutoCloseable {
    static final LedgerId LEDGER = new LedgerId("permits");
    static final FieldId NAME = new FieldId("name");
    static final FieldId FEE = new FieldId("fee");
    static final FieldId SECRET = new FieldId("secret");
    static final FieldId NUMBER = new FieldId("number");

    private final Database database = Databases.inMemory();
    private final Keys keys = new Keys();
    private final List<Route> routes;

    TestOffice(Path dir, InstantSource clock) {
        Json json = new Json();
        LedgersFeature ledgers =
                new LedgersFeature(
                        new ServerGround(
                                dir, clock, json, world -> database, keys, new LiveHub(json)),
                        LedgerStores.create());
        routes = ledgers.routes();
        office(actor("s0", "civil"), "d0").publish(definition(1));
    }

    static Actor actor(String staff, String section) {
        return new Actor(staff, "職員 " + staff, "asahi", section, Set.of());
    }

    static LedgerDefinition definition(int version) {
        AccessRule civil = new AccessRule(Set.of(), Set.of(), Set.of("civil"));
        List<FieldDefinition> fields =
                new java.util.ArrayList<>(
                        List.of(
                                field(NUMBER, FieldType.AUTO_NUMBER, FieldAccess.OPEN),
                                field(NAME, FieldType.TEXT, FieldAccess.OPEN),
                                field(FEE, FieldType.YEN, FieldAccess.OPEN),
                                field(
                                        SECRET,
                                        FieldType.TEXT,
                                        new FieldAccess(civil, AccessRule.EVERYONE))));
        for (int v = 2; v <= version; v++) {
            fields.add(field(new FieldId("added" + v), FieldType.TEXT, FieldAccess.OPEN));
        }
        return new LedgerDefinition(
                LEDGER,
                version,
                new Label("許可", "Permits"),
                "civil",
                true,
                false,
                FieldAccess.OPEN,
                fields);
    }

    private static FieldDefinition field(FieldId id, FieldType type, FieldAccess access) {
        FieldChecks checks =
                type == FieldType.AUTO_NUMBER
                        ? new FieldChecks(false, false, null, null, null, "R{year}-{n:4}")
                        : FieldChecks.NONE;
        return new FieldDefinition(
                id, new Label(id.value(), id.value()), type, checks, List.of(), access, false);
    }

    HeadOffice office(Actor actor, String device) {
        return new RouteHeadOffice(
                routes, new CallerSession(actor, device, World.PRODUCTION, Instant.MAX));
    }

    Database database() {
        return database;
    }

    HeadCheck heads() {
        return new HeadCheck(keys.publicKey());
    }

    /// A workstation whose replica is in `replicaDatabase`.
    Station station(Actor actor, String device, Database replicaDatabase, InstantSource clock) {
        return new Station(this, actor, device, replicaDatabase, clock);
    }

    @Override
    public void close() {
        database.close();
    }

    /// One workstation, synchronised step by step by the test.
    static final class Station implements AutoCloseable {
        final Replica replica;
        final HeadOffice office;
        final Exchange exchange;

        Station(
                TestOffice head,
                Actor actor,
                String device,
                Database database,
                InstantSource clock) {
            this.replica =
                    new Replica(
                            database,
                            new ReplicaOwner(actor, World.PRODUCTION, device, "朝"),
                            clock);
            this.office = head.office(actor, device);
            this.exchange = new Exchange(replica, office, head::heads);
        }

        void sync() {
            exchange.round();
        }

        @Override
        public void close() {
            replica.close();
        }
    }

    private static final class Keys implements HeadSigner {
        private final KeyPair pair;

        Keys() {
            try {
                pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String sign(byte[] message) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(pair.getPrivate());
                signature.update(message);
                return Base64.getEncoder().encodeToString(signature.sign());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String publicKey() {
            return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        }
    }
}
