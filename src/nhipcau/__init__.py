"""Nhịp Cầu: the open repository of partners and opportunities of Vietnam's localities."""
