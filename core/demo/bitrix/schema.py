"""The pretend shop's tables, kept in SQLite in memory. Times are whole seconds since the epoch, quantities REAL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

KEY = "id INTEGER PRIMARY KEY AUTOINCREMENT"
"""Ids are never used again, as in the real database."""

TABLES = f"""
CREATE TABLE catalog (
    {KEY}, type_id TEXT, lid TEXT, name TEXT, product_iblock_id INTEGER,
    sku_property_id INTEGER, subscription TEXT, vat_id INTEGER, yandex_export TEXT);

CREATE TABLE element (
    {KEY}, iblock_id INTEGER, type INTEGER, parent_id INTEGER, section_id INTEGER,
    xml_id TEXT, code TEXT, name TEXT, active TEXT, sort INTEGER, preview_text TEXT, detail_text TEXT,
    active_from INTEGER, active_to INTEGER, created INTEGER, timestamp_x INTEGER, bundle TEXT,
    quantity REAL, reserved REAL, quantity_trace TEXT, can_buy_zero TEXT, subscribe TEXT, available TEXT,
    purchasing_price REAL, purchasing_currency TEXT, vat_id INTEGER, vat_included TEXT, measure INTEGER,
    weight REAL, width REAL, length REAL, height REAL, barcode_multi TEXT);

CREATE TABLE property (
    {KEY}, iblock_id INTEGER, code TEXT, name TEXT, kind TEXT, list_type TEXT, multiple TEXT,
    active TEXT, sort INTEGER, xml_id TEXT, user_type TEXT, link_iblock_id INTEGER, required TEXT,
    timestamp_x INTEGER);

CREATE TABLE property_enum (
    {KEY}, property_id INTEGER, value TEXT, is_default TEXT, sort INTEGER, xml_id TEXT);

CREATE TABLE property_value (
    {KEY}, element_id INTEGER, property_id INTEGER, value TEXT);

CREATE TABLE price (
    {KEY}, product_id INTEGER, group_id INTEGER, price REAL, currency TEXT,
    quantity_from INTEGER, quantity_to INTEGER, extra_id INTEGER, price_scale REAL, timestamp_x INTEGER);

CREATE TABLE price_type (
    {KEY}, name TEXT, base TEXT, sort INTEGER, xml_id TEXT, created INTEGER,
    timestamp_x INTEGER);

CREATE TABLE vat (
    {KEY}, name TEXT, rate REAL, active TEXT, sort INTEGER, xml_id TEXT, timestamp_x INTEGER);

CREATE TABLE measure (
    {KEY}, code INTEGER, title TEXT, symbol TEXT, symbol_intl TEXT, symbol_letter_intl TEXT,
    is_default TEXT);

CREATE TABLE ratio ({KEY}, product_id INTEGER, ratio REAL, is_default TEXT);

CREATE TABLE section (
    {KEY}, iblock_id INTEGER, parent_id INTEGER, name TEXT, xml_id TEXT, code TEXT, sort INTEGER,
    active TEXT, description TEXT);

CREATE TABLE store (
    {KEY}, title TEXT, address TEXT, xml_id TEXT, code TEXT, active TEXT, sort INTEGER,
    description TEXT, phone TEXT, email TEXT, schedule TEXT, issuing_center TEXT, shipping_center TEXT,
    gps_n REAL, gps_s REAL, created INTEGER, modified INTEGER, site_id TEXT);

CREATE TABLE store_product (
    {KEY}, product_id INTEGER, store_id INTEGER, amount REAL, reserved REAL,
    UNIQUE (product_id, store_id));

CREATE TABLE set_line (set_id INTEGER, element_id INTEGER, quantity REAL);

CREATE TABLE document (
    {KEY}, doc_type TEXT, status TEXT, was_cancelled TEXT, title TEXT, doc_number TEXT,
    commentary TEXT, currency TEXT, responsible_id INTEGER, contractor_id INTEGER, site_id TEXT, total REAL,
    created INTEGER, modified INTEGER, date_document INTEGER, date_status INTEGER, created_by INTEGER,
    modified_by INTEGER, status_by INTEGER);

CREATE TABLE document_element (
    {KEY}, doc_id INTEGER, element_id INTEGER, store_from INTEGER, store_to INTEGER,
    amount REAL, purchasing_price REAL);

CREATE TABLE sale_order (
    {KEY}, account_number TEXT, lid TEXT, person_type_id INTEGER, person_type_xml_id TEXT,
    user_id INTEGER, currency TEXT, status_id TEXT, status_xml_id TEXT, price REAL, discount_value REAL,
    tax_value REAL, payed TEXT, deducted TEXT, canceled TEXT, reason_canceled TEXT, marked TEXT,
    reason_marked TEXT, date_insert INTEGER, date_update INTEGER, date_status INTEGER, date_canceled INTEGER,
    date_marked INTEGER, date_lock INTEGER, emp_status_id INTEGER, emp_canceled_id INTEGER, emp_marked_id INTEGER,
    locked_by INTEGER, responsible_id INTEGER, company_id INTEGER, affiliate_id INTEGER, recurring_id INTEGER,
    user_description TEXT, comments TEXT, additional_info TEXT, order_topic TEXT, xml_id TEXT,
    external_order TEXT, id_1c TEXT, version_1c TEXT, updated_1c TEXT, recount_flag TEXT, version INTEGER,
    reserved_now INTEGER DEFAULT 0);

CREATE TABLE basket (
    {KEY}, order_id INTEGER, product_id INTEGER, product_xml_id TEXT, catalog_xml_id TEXT,
    name TEXT, quantity REAL, price REAL, base_price REAL, discount_price REAL, custom_price TEXT, currency TEXT,
    vat_rate REAL, vat_included TEXT, measure_code TEXT, measure_name TEXT, weight REAL, module TEXT,
    product_provider TEXT, type INTEGER, set_parent_id INTEGER, can_buy TEXT, xml_id TEXT, sort INTEGER,
    date_insert INTEGER, date_update INTEGER, reserved REAL DEFAULT 0, shipped REAL DEFAULT 0);

CREATE TABLE order_property (
    {KEY}, person_type_id INTEGER, code TEXT, name TEXT, type TEXT, required TEXT, multiple TEXT,
    active TEXT, sort INTEGER, xml_id TEXT, group_id INTEGER, is_email TEXT, is_phone TEXT, is_payer TEXT,
    is_profile_name TEXT, is_zip TEXT, is_location TEXT, is_location_tax TEXT, is_address TEXT,
    is_address_from TEXT, is_address_to TEXT, is_filtered TEXT);

CREATE TABLE property_value_order (
    {KEY}, order_id INTEGER, property_id INTEGER, code TEXT, name TEXT, value TEXT);

CREATE TABLE shipment (
    {KEY}, order_id INTEGER, account_number TEXT, system TEXT, status_id TEXT,
    allow_delivery TEXT, deducted TEXT, canceled TEXT, marked TEXT, delivery_id INTEGER, delivery_name TEXT,
    base_price REAL, price REAL, custom_price TEXT, currency TEXT, doc_num TEXT, doc_date INTEGER,
    tracking_number TEXT, comments TEXT, xml_id TEXT, date_insert INTEGER, date_deducted INTEGER);

CREATE TABLE shipment_item (
    {KEY}, shipment_id INTEGER, basket_id INTEGER, quantity REAL, reserved REAL, xml_id TEXT,
    date_insert INTEGER);

CREATE TABLE payment (
    {KEY}, order_id INTEGER, account_number TEXT, pay_system_id INTEGER, pay_system_name TEXT,
    paid TEXT, date_paid INTEGER, sum REAL, currency TEXT, is_return TEXT, xml_id TEXT, comments TEXT,
    date_bill INTEGER);

CREATE TABLE trade_binding (
    {KEY}, order_id INTEGER, external_order_id TEXT, platform_id INTEGER, xml_id TEXT);

CREATE TABLE status (id TEXT PRIMARY KEY, type TEXT, notify TEXT, sort INTEGER, color TEXT, xml_id TEXT);

CREATE TABLE status_lang (status_id TEXT, lid TEXT, name TEXT, description TEXT, {KEY});

CREATE TABLE person_type (
    {KEY}, name TEXT, code TEXT, active TEXT, sort INTEGER, xml_id TEXT);
"""

INDEXES = """
CREATE INDEX element_parent ON element (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX element_xml ON element (xml_id);
CREATE INDEX element_type ON element (iblock_id, type, id);
CREATE INDEX value_element ON property_value (element_id);
CREATE INDEX value_value ON property_value (property_id, value);
CREATE INDEX price_product ON price (product_id);
CREATE INDEX set_component ON set_line (element_id);
CREATE INDEX set_owner ON set_line (set_id);
CREATE INDEX document_rows ON document_element (doc_id);
CREATE INDEX basket_order ON basket (order_id);
CREATE INDEX order_values ON property_value_order (order_id);
CREATE INDEX order_shipments ON shipment (order_id);
CREATE INDEX shipment_rows ON shipment_item (shipment_id);
CREATE INDEX order_payments ON payment (order_id);
"""


def create_tables() -> sqlite3.Connection:
    """Return an empty shop database; call `create_indexes` once it is filled."""
    connection = sqlite3.connect(":memory:", check_same_thread=False, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.create_function("fold", 1, _fold, deterministic=True)
    connection.executescript(TABLES)
    return connection


def create_indexes(connection: sqlite3.Connection) -> None:
    """Add the indexes; quicker after the rows than before."""
    connection.executescript(INDEXES)


def many(db: sqlite3.Connection, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert many rows at once."""
    marks = ", ".join("?" * len(columns.split(",")))
    db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def _fold(value: object) -> str | None:
    return None if value is None else str(value).casefold()
