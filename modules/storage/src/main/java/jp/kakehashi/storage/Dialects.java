package jp.kakehashi.storage;

import java.sql.Connection;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/// How SQL is rendered: names unquoted unless asked for, no schema, so that the same statements run
/// on H2 and PostgreSQL. Faults do not carry rows' values.
final class Dialects {
    private Dialects() {}

    static DSLContext context(Connection connection, SQLDialect dialect) {
        return DSL.using(configuration(connection, dialect).derive(new Discretion()));
    }

    /// A context that refuses everything but queries.
    static DSLContext readOnly(Connection connection, SQLDialect dialect) {
        return DSL.using(
                configuration(connection, dialect).derive(new OnlyQueries(), new Discretion()));
    }

    private static Configuration configuration(Connection connection, SQLDialect dialect) {
        return new DefaultConfiguration()
                .derive(connection)
                .derive(dialect)
                .derive(
                        new Settings()
                                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                                .withRenderSchema(false)
                                .withExecuteLogging(false));
    }

    private static final class OnlyQueries implements ExecuteListener {
        private static final long serialVersionUID = 1L;

        @Override
        public void start(ExecuteContext context) {
            if (context.type() != ExecuteType.READ) {
                throw new IllegalStateException("a write that would not reach the journal");
            }
        }
    }

    private static final class Discretion implements ExecuteListener {
        private static final long serialVersionUID = 1L;

        @Override
        public void exception(ExecuteContext context) {
            var fault = context.sqlException();
            if (fault != null) {
                context.exception(SqlFailure.of(fault));
            }
        }
    }
}
