"""Full text over what a centre writes, in Chinese, inside the scope: `index.put`, `index.remove`, `query.find`."""
