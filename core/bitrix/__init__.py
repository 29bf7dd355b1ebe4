"""The 1C-Bitrix shop over incoming-webhook REST: `core.bitrix.gateway.BitrixGateway` implements `core.ports.Shop`.

What the REST API does and does not do is stated where it matters, after the fact digest ("digest bitrix §n").
"""
