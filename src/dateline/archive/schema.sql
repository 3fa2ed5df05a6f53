-- Version 1 of the archive. The tables are a public contract: docs/archive.md documents every column.
-- Every row names its document and the versions of pipeline and knowledge that read it.

CREATE TABLE archive_version (
    version INTEGER NOT NULL,
    applied TIMESTAMP NOT NULL
);

CREATE TABLE documents (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    title VARCHAR,
    byline VARCHAR,
    publisher VARCHAR,
    published VARCHAR,
    place VARCHAR,
    language VARCHAR,
    text VARCHAR NOT NULL
);

CREATE TABLE readings (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    read_at TIMESTAMP NOT NULL,
    reading JSON NOT NULL
);

CREATE TABLE actors (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    country VARCHAR,
    wikidata VARCHAR,
    known BOOLEAN NOT NULL
);

CREATE TABLE places (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR,
    country VARCHAR,
    admin1 VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    "precision" VARCHAR NOT NULL,
    geonames BIGINT
);

CREATE TABLE mentions (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    record VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    start_offset BIGINT NOT NULL,
    end_offset BIGINT NOT NULL,
    text VARCHAR NOT NULL
);

CREATE TABLE events (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    mode VARCHAR,
    status VARCHAR NOT NULL,
    regained BOOLEAN NOT NULL,
    actors VARCHAR[] NOT NULL,
    actor_ids VARCHAR[] NOT NULL,
    recipients VARCHAR[] NOT NULL,
    recipient_ids VARCHAR[] NOT NULL,
    supporters VARCHAR[] NOT NULL,
    supporter_ids VARCHAR[] NOT NULL,
    place VARCHAR,
    place_id VARCHAR,
    place_relation VARCHAR,
    country VARCHAR,
    admin1 VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    place_precision VARCHAR,
    geonames BIGINT,
    start VARCHAR,
    "end" VARCHAR,
    first_day DATE,
    last_day DATE,
    weapon VARCHAR,
    sources VARCHAR[] NOT NULL,
    source_ids VARCHAR[] NOT NULL,
    source_kinds VARCHAR[] NOT NULL,
    trigger VARCHAR NOT NULL,
    trigger_start BIGINT NOT NULL,
    trigger_end BIGINT NOT NULL,
    evidence VARCHAR NOT NULL,
    evidence_start BIGINT NOT NULL,
    evidence_end BIGINT NOT NULL,
    confidence DOUBLE NOT NULL,
    reason VARCHAR NOT NULL,
    plover VARCHAR,
    cameo VARCHAR,
    acled VARCHAR,
    report_title VARCHAR,
    report_publisher VARCHAR,
    report_published VARCHAR,
    report_source VARCHAR NOT NULL
);

CREATE TABLE quotations (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    speaker VARCHAR,
    speaker_id VARCHAR,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    text_start BIGINT NOT NULL,
    text_end BIGINT NOT NULL,
    cue VARCHAR,
    said_on VARCHAR
);

CREATE TABLE figures (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    who VARCHAR,
    who_id VARCHAR,
    low BIGINT,
    high BIGINT,
    qualifier VARCHAR,
    start VARCHAR,
    "end" VARCHAR,
    place VARCHAR,
    place_id VARCHAR,
    event VARCHAR,
    cumulative BOOLEAN NOT NULL,
    sources VARCHAR[] NOT NULL,
    source_ids VARCHAR[] NOT NULL,
    source_kinds VARCHAR[] NOT NULL,
    evidence VARCHAR NOT NULL,
    evidence_start BIGINT NOT NULL,
    evidence_end BIGINT NOT NULL
);

CREATE TABLE relations (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    subject_id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    object VARCHAR NOT NULL,
    object_id VARCHAR NOT NULL,
    start VARCHAR,
    "end" VARCHAR,
    status VARCHAR NOT NULL,
    sources VARCHAR[] NOT NULL,
    source_ids VARCHAR[] NOT NULL,
    source_kinds VARCHAR[] NOT NULL,
    evidence VARCHAR NOT NULL,
    evidence_start BIGINT NOT NULL,
    evidence_end BIGINT NOT NULL
);

CREATE TABLE control (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    place_id VARCHAR NOT NULL,
    holder VARCHAR,
    holder_id VARCHAR,
    lost_by VARCHAR,
    lost_by_id VARCHAR,
    state VARCHAR NOT NULL,
    start VARCHAR,
    "end" VARCHAR,
    event VARCHAR,
    sources VARCHAR[] NOT NULL,
    source_ids VARCHAR[] NOT NULL,
    source_kinds VARCHAR[] NOT NULL,
    evidence VARCHAR NOT NULL,
    evidence_start BIGINT NOT NULL,
    evidence_end BIGINT NOT NULL
);

CREATE TABLE notes (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    text VARCHAR,
    start_offset BIGINT,
    end_offset BIGINT
);

CREATE TABLE change_log (
    document VARCHAR NOT NULL,
    pipeline VARCHAR NOT NULL,
    knowledge VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    record VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    change VARCHAR NOT NULL
);
